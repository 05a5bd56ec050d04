import type { Component } from '../facts/components';
import { outsideAccesses } from './access';
import { hasNodePools, isClusterAutoscaled } from './broker-nodes';
import type { Deployment } from './deployment';

/** Id of a cluster component that objects of a deployment need; see lib/facts/components.ts. */
export type ComponentId = Component['id'];

export interface NeededComponent {
  readonly id: ComponentId;
  /** `required`: the kit installs it where it can; `preinstalled`: it only checks. */
  readonly state: 'required' | 'preinstalled';
}

/** Whether an autoscaler is rendered and owns the number of brokers. */
export const isAutoscaled = (deployment: Pick<Deployment, 'autoscaling' | 'components'>) =>
  isScaledByCpu(deployment) || isScaledByNetwork(deployment);

/** Whether that is a HorizontalPodAutoscaler on CPU alone. */
export const isScaledByCpu = ({ autoscaling, components }: Pick<Deployment, 'autoscaling' | 'components'>) =>
  autoscaling.kind === 'cpu' && components.metricsServer !== 'absent';

/** Whether that is KEDA, by what Prometheus sees of the network. */
export const isScaledByNetwork = ({ autoscaling, components }: Pick<Deployment, 'autoscaling' | 'components'>) =>
  autoscaling.kind === 'network' && components.keda !== 'absent';

/** Whether a PodMonitor is rendered. */
export const isScraped = ({ monitoring, components }: Pick<Deployment, 'monitoring' | 'components'>) =>
  monitoring.kind === 'podMonitor' && components.prometheusOperator !== 'absent';

/** Whether cert-manager issues the certificates. */
export const isIssuing = ({ security }: Pick<Deployment, 'security'>) =>
  security.kind === 'tls' && security.issuer !== undefined;

/** Whether load balancers of the account carry clients, so that brokers are bound to target groups. */
export const isBound = ({ platform, access }: Pick<Deployment, 'platform' | 'access'>) =>
  platform.kind === 'aws' && outsideAccesses(access).length > 0;

/** The components that the rendered objects lean on; an absent one is never among them. */
export function neededComponents(
  deployment: Pick<
    Deployment,
    'autoscaling' | 'monitoring' | 'components' | 'security' | 'platform' | 'access' | 'backup'
  >,
): readonly NeededComponent[] {
  const { metricsServer, prometheusOperator, keda, certManager } = deployment.components;
  const { loadBalancerController } = deployment.components;
  const needed: NeededComponent[] = [];
  if (isScaledByNetwork(deployment) && keda !== 'absent') needed.push({ id: 'keda', state: keda });
  if (isScaledByCpu(deployment) && metricsServer !== 'absent')
    needed.push({ id: 'metrics-server', state: metricsServer });
  if (isScraped(deployment) && prometheusOperator !== 'absent')
    needed.push({ id: 'prometheus-operator', state: prometheusOperator });
  if (isIssuing(deployment)) needed.push({ id: 'cert-manager', state: certManager });
  if (isBound(deployment)) needed.push({ id: 'aws-load-balancer-controller', state: loadBalancerController });
  needed.push(...nodeScalers(deployment));
  // Only where there is no EKS cluster of ours, so the kit never installs it.
  if (deployment.backup?.job) needed.push({ id: 'snapshot-controller', state: 'preinstalled' });
  return needed;
}

function nodeScalers(deployment: Pick<Deployment, 'components' | 'platform'>): readonly NeededComponent[] {
  const { clusterAutoscaler, karpenter } = deployment.components;
  if (isClusterAutoscaled(deployment)) return [{ id: 'cluster-autoscaler', state: clusterAutoscaler }];
  return hasNodePools(deployment) ? [{ id: 'karpenter', state: karpenter }] : [];
}
