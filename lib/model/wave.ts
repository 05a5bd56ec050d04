/** A Kubernetes object as plain data. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** What is applied in one go; the next wave waits until the StatefulSets of this one have rolled out. */
export interface Wave {
  /** File name without ending: a number that orders the waves, and what is in it. */
  readonly id: string;
  readonly objects: readonly KubernetesObject[];
}

/** The wave of the job that applies event contracts, which brings its program and what it applies. */
export const contractsWave = '72-contracts';

/** Waves from 60 to 69 only look on: without them brokers run all the same. */
export const looksOn = ({ id }: Wave): boolean => id.startsWith('6');
