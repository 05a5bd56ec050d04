import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { KubernetesObjectValue } from 'aws-cdk-lib/aws-eks-v2';
import type { CfnResource } from 'aws-cdk-lib/core';
import { CustomResource, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { podNameLabel, revisionLabel } from '../model/labels';
import { pascalCase } from './pascal-case';

export interface ReadyPodProps {
  readonly cluster: ICluster;
  readonly namespace: string;
  readonly statefulSet: string;
  readonly ordinal: number;
  /** What the pod must run; a wait whose properties change runs again, so each rollout is waited for. */
  readonly revision: string;
}

/** The function that waits is ended after 15 minutes, without an answer. */
const patience = Duration.minutes(14);

/**
 * Waits until one pod of a StatefulSet is ready and of the wanted revision. The handler asks for one object by name,
 * but hands the name to kubectl as it is: a selector in its place yields a list, which is empty for as long as the pod
 * is missing, not ready or of an older revision, and the handler asks again until there is something.
 */
export class ReadyPod extends Construct {
  constructor(scope: Construct, id: string, props: ReadyPodProps) {
    super(scope, id);
    const { statefulSet, ordinal, revision } = props;
    const wait = new KubernetesObjectValue(this, 'Wait', {
      cluster: props.cluster,
      objectType: 'pods',
      objectName: `--selector=${revisionLabel}=${revision},${podNameLabel}=${statefulSet}-${ordinal}`,
      objectNamespace: props.namespace,
      jsonPath: '.items[?(@.status.containerStatuses[0].ready==true)].metadata.name',
      timeout: patience,
    });
    const resource = wait.node.findAll().find((child) => child instanceof CustomResource)?.node.defaultChild;
    (resource as CfnResource).overrideLogicalId(`ReadyPod${ordinal}Of${pascalCase(statefulSet)}`);
  }
}
