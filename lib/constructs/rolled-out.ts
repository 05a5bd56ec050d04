import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { revisionLabel } from '../model/labels';
import type { KubernetesObject } from '../model/wave';
import { AvailablePods } from './available-pods';
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
 * there and is updated last. In the end all have to be available, so that the next pool starts only when the last pod
 * of this one is of use.
 */
export class RolledOut extends Construct {
  /** The wait that ends last; it stands for all, since each depends on the one before. */
  readonly last: Construct;

  constructor(scope: Construct, id: string, props: RolledOutProps) {
    super(scope, id);
    const { cluster, statefulSet } = props;
    const { metadata } = statefulSet;
    const { replicas = 1, template } = statefulSet.spec as StatefulSetSpec;
    const revision = template.metadata.labels[revisionLabel];
    if (revision === undefined || metadata.namespace === undefined) {
      throw new Error(`StatefulSet "${metadata.name}" needs a namespace and the pod label "${revisionLabel}"`);
    }
    const pool = { cluster, namespace: metadata.namespace, statefulSet: metadata.name, revision };
    const ordinals = Array.from({ length: replicas }, (_, ordinal) => ordinal).reverse();
    const after = (before: Construct, wait: Construct) => {
      wait.node.addDependency(before);
      return wait;
    };
    const updated = ordinals.reduce<Construct>(
      (before, ordinal) => after(before, new ReadyPod(this, `Pod${ordinal}`, { ...pool, ordinal })),
      props.applied,
    );
    this.last = replicas === 0 ? updated : after(updated, new AvailablePods(this, 'Available', pool));
  }
}
