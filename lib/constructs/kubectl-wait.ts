import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { KubernetesObjectValue } from 'aws-cdk-lib/aws-eks-v2';
import type { CfnResource } from 'aws-cdk-lib/core';
import { CustomResource, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface KubectlWaitProps {
  readonly cluster: ICluster;
  readonly namespace: string;
  /** Resource type, as `kubectl get` takes it. */
  readonly objectType: string;
  /** Label or field selector, as an option of `kubectl get`. */
  readonly selector: string;
  /** What an object must be like: a filter of kubectl's JSONPath, in which `@` is the object. */
  readonly condition: string;
  readonly logicalId: string;
}

/** The function that waits is ended after 15 minutes, without an answer. */
const patience = Duration.minutes(14);

/**
 * Waits until the cluster has an object that a selector finds and that meets a condition. CDK's handler asks for one
 * object by name, but hands the name to kubectl as it is: a selector in its place yields a list, which is empty for as
 * long as there is no such object, and the handler asks again until there is something. It runs again only when its
 * properties change.
 */
export class KubectlWait extends Construct {
  readonly resource: CfnResource;

  constructor(scope: Construct, id: string, props: KubectlWaitProps) {
    super(scope, id);
    const value = new KubernetesObjectValue(this, 'Value', {
      cluster: props.cluster,
      objectType: props.objectType,
      objectName: props.selector,
      objectNamespace: props.namespace,
      jsonPath: `.items[?(${props.condition})].metadata.name`,
      timeout: patience,
    });
    const resource = value.node.findAll().find((child) => child instanceof CustomResource)?.node.defaultChild;
    this.resource = resource as CfnResource;
    this.resource.overrideLogicalId(props.logicalId);
  }
}
