import type { Io } from '../io';
import type { Bundle } from './bundle';
import type { Cluster } from './cluster';

export interface ApplySettings {
  /** Take fields over from other field managers. */
  readonly takeOver: boolean;
  /** Longest time without any pod getting on, milliseconds. */
  readonly podTimeoutMs: number;
}

/** One run of `automq-kit apply` against one cluster. */
export interface ApplyRun {
  readonly io: Pick<Io, 'err' | 'status' | 'clock'>;
  readonly cluster: Cluster;
  readonly bundle: Bundle;
  readonly settings: ApplySettings;
}
