import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { revisionLabel } from '../model/labels';
import type { KubernetesObject } from '../model/wave';
import { ReadyPod } from './ready-pod';

export interface RolledOutProps {
  readonly cluster: ICluster;
  readonly statefulSet: KubernetesObject;
  /** The resource that applies it. */
  readonly applied: Construct;
}

/** What the wait reads of a StatefulSet. */
interface StatefulSetSpec {
  readonly replicas?: number;
  readonly template: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
}

/**
 * Waits for the pods of a StatefulSet one by one, from the highest ordinal down: that is the order of a rolling update,
 * and each pod gets its own quarter of an hour, which one wait for all of them would not. On first install the highest
 * ordinal comes last, so its wait covers all. Where an autoscaler owns the count, pod 0 speaks for all: it is always
 * there and is updated last.
 */
export class RolledOut extends Construct {
  /** The wait that ends last; it stands for all, since each depends on the one before. */
  readonly last: Construct;

  constructor(scope: Construct, id: string, props: RolledOutProps) {
    super(scope, id);
    const { cluster, statefulSet } = props;
    const { metadata } = statefulSet;
    const { replicas, template } = statefulSet.spec as StatefulSetSpec;
    const revision = template.metadata.labels[revisionLabel];
    if (revision === undefined || metadata.namespace === undefined) {
      throw new Error(`StatefulSet "${metadata.name}" needs a namespace and the pod label "${revisionLabel}"`);
    }
    const namespace = metadata.namespace;
    const ordinals = Array.from({ length: replicas === undefined ? 1 : replicas }, (_, ordinal) => ordinal).reverse();
    this.last = ordinals.reduce<Construct>((before, ordinal) => {
      const pod = new ReadyPod(this, `Pod${ordinal}`, {
        cluster,
        namespace,
        statefulSet: metadata.name,
        ordinal,
        revision,
      });
      pod.node.addDependency(before);
      return pod;
    }, props.applied);
  }
}
