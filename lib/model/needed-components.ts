import type { Component } from '../facts/components';
import { outsideAccesses } from './access';
import type { Deployment } from './deployment';

/** Id of a cluster component that objects of a deployment need; see lib/facts/components.ts. */
export type ComponentId = Component['id'];

export interface NeededComponent {
  readonly id: ComponentId;
  /** `required`: the kit installs it where it can; `preinstalled`: it only checks. */
  readonly state: 'required' | 'preinstalled';
}

/** Whether a HorizontalPodAutoscaler is rendered and owns the number of brokers. */
export const isAutoscaled = ({ autoscaling, components }: Pick<Deployment, 'autoscaling' | 'components'>) =>
  autoscaling.kind === 'cpu' && components.metricsServer !== 'absent';

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
  deployment: Pick<Deployment, 'autoscaling' | 'monitoring' | 'components' | 'security' | 'platform' | 'access'>,
): readonly NeededComponent[] {
  const { metricsServer, prometheusOperator, certManager, loadBalancerController } = deployment.components;
  const needed: NeededComponent[] = [];
  if (isAutoscaled(deployment) && metricsServer !== 'absent')
    needed.push({ id: 'metrics-server', state: metricsServer });
  if (isScraped(deployment) && prometheusOperator !== 'absent')
    needed.push({ id: 'prometheus-operator', state: prometheusOperator });
  if (isIssuing(deployment)) needed.push({ id: 'cert-manager', state: certManager });
  if (isBound(deployment)) needed.push({ id: 'aws-load-balancer-controller', state: loadBalancerController });
  return needed;
}
