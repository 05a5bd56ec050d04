import type { MeasuredGroup } from './measurement';

/** What a group had committed of a partition when the window opened and when it closed, and what the log held. */
export interface CommitsOfPartition {
  readonly topic: string;
  readonly partition: number;
  /** Undefined where it had committed nothing. */
  readonly before?: number;
  readonly after?: number;
  /** End of the log when the window opened. */
  readonly endBefore: number;
}

/**
 * Where a group begins without an offset (`auto.offset.reset`). Brokers are never told. Only a group that commits for the
 * first time while somebody looks gives it away, and only where it has read what was there before.
 */
export function inferredReset(partitions: readonly CommitsOfPartition[]): MeasuredGroup['reset'] {
  const began = partitions.find(
    ({ before, after, endBefore }) => before === undefined && after !== undefined && after > 0 && after < endBefore,
  );
  if (began === undefined)
    return { policy: 'unknown', why: 'brokers are not told; look at the settings of its clients' };
  return {
    policy: 'earliest',
    why: `its first offset of ${began.topic}-${began.partition}, ${String(began.after)}, came while it was measured and lies before ${began.endBefore}, the end until then`,
  };
}
