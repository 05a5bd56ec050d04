import { distributionVerdict } from '../../drill/distribution-verdict';
import type { DrillOutcome } from '../../drill/drill-report';
import type { KeySample } from '../../drill/key-sample';
import { representativeObjects } from '../../drill/representative-objects';
import { keyOfRecord } from '../../drill/key-of-record';
import type { DrillRecord } from './drill-record';
import type { DrillRun } from './drill-run';
import { until } from './drill-run';
import { GroupMember } from './group-member';
import { PacedWriter } from './paced-writer';
import { partitionOffsets } from './partition-offsets';

export interface DistributionExtras {
  /** Bytes each second that one partition carries. */
  readonly partitionBytesPerSecond: number;
  /** Keys as they were sampled; made up from the contract when undefined. */
  readonly sample?: KeySample;
}

/** Writes records with representative keys while a consumer reads them, and compares partitions. */
export async function drillDistribution(run: DrillRun, extras: DistributionExtras): Promise<DrillOutcome> {
  const { plan, topic, progress } = run;
  const { records, keys } = recordsOf(run, extras.sample);
  const read = Array.from({ length: plan.partitions }, () => 0);
  const seen = new Set<string>();
  const member = new GroupMember(run, {
    group: plan.name,
    work: ({ partition, offset }) => {
      if (!seen.has(`${partition}:${offset}`)) read[partition] = (read[partition] ?? 0) + 1;
      seen.add(`${partition}:${offset}`);
      return Promise.resolve();
    },
  });
  await member.start();
  const writer = new PacedWriter(run);
  progress(`writing ${records.length} records`);
  await writer.write(records);
  const ends = await partitionOffsets(run, 'latest');
  const lag = ends.map((end, partition) => Math.max(0, end - (read[partition] ?? 0)));
  await until(run, { what: 'the consumer to get level', limitMs: levelLimitMs }, () => {
    member.check();
    return seen.size >= records.length;
  });
  await member.stop();
  return distributionVerdict(topic, {
    records: writer.perPartition,
    lag,
    hottestKeyRecords: Math.max(...keys.values()),
    read: seen.size,
    partitionBytesPerSecond: extras.partitionBytesPerSecond,
    sampled: extras.sample !== undefined,
  });
}

/** Time that a consumer has to get level after the last record, milliseconds. */
const levelLimitMs = 30_000;

function recordsOf(
  { topic, plan }: DrillRun,
  sample: KeySample | undefined,
): { readonly records: readonly DrillRecord[]; readonly keys: ReadonlyMap<string, number> } {
  const keyOf = keyOfRecord(topic);
  const hottest = (topic.fields['x-key']?.hottestPercent ?? 0) / 100;
  const weights = sample === undefined ? undefined : sample.keys.map(({ records }) => records);
  const updates = new Map<number, number>();
  const keys = new Map<string, number>();
  const records = representativeObjects(plan.records, weights ?? { objects: plan.objects, hottest }).map(
    (object, serial) => {
      const update = updates.get(object) ?? 0;
      updates.set(object, update + 1);
      const sampled = sample?.keys[object];
      const key = sampled === undefined ? keyOf({ object, serial }) : sampled.hash;
      keys.set(key ?? '', key === undefined ? 1 : (keys.get(key) ?? 0) + 1);
      return {
        object,
        update,
        ...(key === undefined ? {} : { key }),
        ...(sampled === undefined
          ? {}
          : { partition: (Number.parseInt(sampled.hash, 16) & 0x7fffffff) % plan.partitions }),
      };
    },
  );
  return { records, keys };
}
