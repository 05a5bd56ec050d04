import type { Sample } from './measurement';

/** A batch as far as a sample looks at it; keys are hashes, and nothing of a record stays. */
export interface SampledBatch {
  /** On the wire, after compression. */
  readonly bytes: number;
  readonly compression: string;
  readonly isIdempotent: boolean;
  readonly isTransactional: boolean;
  readonly newestMs: number;
  readonly count: number;
  /** Undefined where the batch could not be unpacked. */
  readonly records?: readonly SampledRecord[];
}

export interface SampledRecord {
  /** Before compression. */
  readonly bytes: number;
  readonly keyHash?: string;
  readonly isTombstone: boolean;
}

/** What was sampled of one partition. */
export interface PartitionSample {
  /** What the partition has of what is written to its topic; any unit. */
  readonly weight: number;
  readonly isOfWindow: boolean;
  readonly batches: readonly SampledBatch[];
}

/**
 * The samples of a topic’s partitions as one, each counting by what its partition is written: a hot key makes its
 * partition a hot one, and as many records of each partition would hide it. Undefined where there is no record.
 */
export function sampleOf(partitions: readonly PartitionSample[]): Sample | undefined {
  const seen = partitions.map(countsOf).filter(({ records }) => records > 0);
  if (seen.length === 0) return undefined;
  const hasWeights = seen.some(({ weight }) => weight > 0);
  const share = ({ weight, records }: Counts) => (hasWeights ? weight : records);
  const mean = (value: (counts: Counts) => number, over: readonly Counts[] = seen) => {
    const shares = total(over.map(share));
    return shares === 0 ? 0 : total(over.map((each) => (share(each) * value(each)) / shares));
  };
  const percent = (value: (counts: Counts) => number, over?: readonly Counts[]) => bounded(100 * mean(value, over));
  const recordBytes = mean(({ bytes, records }) => bytes / records);
  const batchesPerRecord = mean(({ batches, records }) => batches / records);
  const unpacked = seen.filter((each) => each.unpacked > 0);
  const keys = keysOf(unpacked, share);
  return {
    records: total(seen.map(({ records }) => records)),
    isOfWindow: seen.every(({ isOfWindow }) => isOfWindow),
    recordBytes: Math.max(1, Math.round(recordBytes)),
    batchBytes: Math.max(1, Math.round(recordBytes / batchesPerRecord)),
    ...(unpacked.length === 0
      ? {}
      : {
          keyedPercent: percent((each) => each.keyed / each.unpacked, unpacked),
          tombstonePercent: percent((each) => each.tombstones / each.unpacked, unpacked),
        }),
    idempotentPercent: percent(({ idempotent, batches }) => idempotent / batches),
    transactionalPercent: percent(({ transactional, batches }) => transactional / batches),
    compressions: [...new Set(seen.flatMap(({ compressions }) => compressions))].sort(),
    ...(keys === undefined ? {} : { keys }),
    newestMs: Math.max(...seen.map(({ newestMs }) => newestMs)),
  };
}

interface Counts {
  readonly weight: number;
  readonly isOfWindow: boolean;
  readonly records: number;
  readonly bytes: number;
  readonly batches: number;
  readonly unpacked: number;
  readonly keyed: number;
  readonly tombstones: number;
  readonly idempotent: number;
  readonly transactional: number;
  readonly compressions: readonly string[];
  readonly newestMs: number;
  readonly byKey: ReadonlyMap<string, { readonly records: number; readonly bytes: number }>;
}

function countsOf({ weight, isOfWindow, batches: all }: PartitionSample): Counts {
  const batches = all.filter(({ count }) => count > 0);
  const records = batches.flatMap((batch) => batch.records ?? []);
  const byKey = new Map<string, { records: number; bytes: number }>();
  for (const { keyHash, bytes } of records) {
    if (keyHash === undefined) continue;
    const there = byKey.get(keyHash);
    byKey.set(keyHash, { records: (there?.records ?? 0) + 1, bytes: (there?.bytes ?? 0) + bytes });
  }
  return {
    weight,
    isOfWindow,
    records: total(batches.map(({ count }) => count)),
    unpacked: records.length,
    bytes: total(batches.map(({ bytes }) => bytes)),
    batches: batches.length,
    keyed: records.filter(({ keyHash }) => keyHash !== undefined).length,
    tombstones: records.filter(({ isTombstone }) => isTombstone).length,
    idempotent: batches.filter(({ isIdempotent }) => isIdempotent).length,
    transactional: batches.filter(({ isTransactional }) => isTransactional).length,
    compressions: batches.map(({ compression }) => compression),
    newestMs: batches.reduce((newest, batch) => Math.max(newest, batch.newestMs), 0),
    byKey,
  };
}

/** A key may lie in several partitions, where producers don’t go by it. */
function keysOf(seen: readonly Counts[], share: (counts: Counts) => number): Sample['keys'] {
  const sums = new Map<string, { records: number; bytes: number }>();
  const all = { records: 0, bytes: 0 };
  for (const counts of seen) {
    const each = share(counts) / counts.unpacked;
    for (const [key, { records, bytes }] of counts.byKey) {
      const there = sums.get(key) ?? { records: 0, bytes: 0 };
      sums.set(key, { records: there.records + each * records, bytes: there.bytes + each * bytes });
      all.records += each * records;
      all.bytes += each * bytes;
    }
  }
  if (sums.size === 0 || all.records === 0) return undefined;
  let hottest = { records: 0, bytes: 0 };
  for (const { records, bytes } of sums.values())
    hottest = { records: Math.max(hottest.records, records), bytes: Math.max(hottest.bytes, bytes) };
  return {
    distinct: sums.size,
    hottestRecordsPercent: bounded((100 * hottest.records) / all.records),
    hottestBytesPercent: all.bytes === 0 ? 0 : bounded((100 * hottest.bytes) / all.bytes),
  };
}

/** A share of all can’t be more than all of it, whatever adding up fractions comes to. */
const bounded = (percent: number) => Math.min(100, Number(percent.toFixed(3)));

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
