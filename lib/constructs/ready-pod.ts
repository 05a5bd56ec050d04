import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { podNameLabel, revisionLabel } from '../model/labels';
import { KubectlWait } from './kubectl-wait';
import { pascalCase } from './pascal-case';

export interface ReadyPodProps {
  readonly cluster: ICluster;
  readonly namespace: string;
  readonly statefulSet: string;
  readonly ordinal: number;
  /** What the pod must run; a wait whose properties change runs again, so each rollout is waited for. */
  readonly revision: string;
}

/** Waits until one pod of a StatefulSet is ready and of the wanted revision. */
export class ReadyPod extends Construct {
  constructor(scope: Construct, id: string, { cluster, namespace, statefulSet, ordinal, revision }: ReadyPodProps) {
    super(scope, id);
    new KubectlWait(this, 'Wait', {
      cluster,
      namespace,
      objectType: 'pods',
      selector: `--selector=${revisionLabel}=${revision},${podNameLabel}=${statefulSet}-${ordinal}`,
      condition: '@.status.containerStatuses[0].ready==true',
      logicalId: `ReadyPod${ordinal}Of${pascalCase(statefulSet)}`,
    });
  }
}
