import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { KubectlWait } from './kubectl-wait';
import { pascalCase } from './pascal-case';

export interface AvailablePodsProps {
  readonly cluster: ICluster;
  readonly namespace: string;
  readonly statefulSet: string;
  /** What the pods run, so that each rollout is waited for. */
  readonly revision: string;
}

/**
 * Waits until all pods of a StatefulSet have been ready for as long as its `minReadySeconds` ask, which no wait for a
 * pod sees: a broker that is ready may get nothing from its load balancer for another three minutes. The wanted number is
 * the live one, which an autoscaler may have set.
 *
 * The StatefulSet's status lags behind its spec: right after an apply it still tells of the pods before. So this has to
 * come after the waits for the pods, the last of which the StatefulSet's controller replaces, and counts as not
 * available, before it can be ready.
 */
export class AvailablePods extends Construct {
  constructor(scope: Construct, id: string, { cluster, namespace, statefulSet, revision }: AvailablePodsProps) {
    super(scope, id);
    const { resource } = new KubectlWait(this, 'Wait', {
      cluster,
      namespace,
      objectType: 'statefulsets',
      selector: `--field-selector=metadata.name=${statefulSet}`,
      condition: '@.status.availableReplicas==@.spec.replicas',
      logicalId: `AvailablePodsOf${pascalCase(statefulSet)}`,
    });
    // The handler doesn't read it; CloudFormation calls the handler again because it has changed.
    resource.addPropertyOverride('Revision', revision);
  }
}
