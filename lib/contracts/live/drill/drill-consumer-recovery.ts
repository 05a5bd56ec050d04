import type { DrillOutcome } from '../../drill/drill-report';
import { keyOfRecord } from '../../drill/key-of-record';
import type { RecoveryObservations, Return } from '../../drill/recovery-verdict';
import { recoveryVerdict } from '../../drill/recovery-verdict';
import { retainedHours } from '../../drill/retained-hours';
import { kafkaErrors } from './drill-error';
import type { DrillRecord } from './drill-record';
import type { DrillRun } from './drill-run';
import { until } from './drill-run';
import { GroupMember } from './group-member';
import type { WrittenBatch } from './paced-writer';
import { PacedWriter } from './paced-writer';
import { partitionOffsets, removeBefore } from './partition-offsets';
import { readPartitions } from './read-partitions';
import { storeOffsets } from './store-offsets';
import { topicSettings } from './topic-settings';

/** Seconds that stand for the contract’s longest outage. */
const outageSeconds = 8;

/** Lets a consumer be away for its longest outage, in small, and then for longer than records are kept. */
export async function drillConsumerRecovery(run: DrillRun): Promise<DrillOutcome> {
  const { topic, clock, progress } = run;
  const writer = new PacedWriter(run);
  const records = recordsOf(run);
  const [before, during] = [Math.floor(records.length / 6), Math.floor((records.length * 2) / 3)];
  const settings = await topicSettings(run);
  const retained = retainedHours({ ...topic, config: settings }, settings);
  const batches = [...(await writer.write(records.slice(0, before)))];
  progress(`a consumer reads ${before} records and goes away`);
  await readInGroup(run, before);
  const stored = await partitionOffsets(run, 'latest');
  const away = clock.now();
  batches.push(...(await writer.write(records.slice(before, during), (during - before) / outageSeconds)));
  const ends = await partitionOffsets(run, 'latest');
  const retainedMs = (retained.hours / topic.fields['x-retention'].longestConsumerOutageHours) * outageSeconds * 1000;
  const expired = expiredOffsets(batches, { ends, before: away + outageSeconds * 1000 - retainedMs });
  progress('the consumer comes back');
  await removeBefore(run, expired);
  const withinRetention = await comeBack(run, { stored, ends, expired });
  const beyondRetention =
    retained.hours === Infinity
      ? undefined
      : await longerThanRetention(run, { writer, records: records.slice(during) });
  return recoveryVerdict(topic, {
    retained,
    outageSeconds,
    withinRetention,
    ...(beyondRetention === undefined ? {} : { beyondRetention }),
  });
}

function recordsOf({ topic, plan }: DrillRun): readonly DrillRecord[] {
  const keyOf = keyOfRecord(topic);
  return Array.from({ length: plan.records }, (_, serial) => {
    const object = serial % plan.objects;
    const key = keyOf({ object, serial });
    return { object, update: Math.floor(serial / plan.objects), ...(key === undefined ? {} : { key }) };
  });
}

/** Reads all that is there with the stored offsets of the group, and stores how far it got. */
async function readInGroup(run: DrillRun, records: number): Promise<void> {
  let read = 0;
  const member = new GroupMember(run, {
    group: run.plan.name,
    work: () => {
      read += 1;
      return Promise.resolve();
    },
  });
  await member.start();
  await until(run, { what: 'the consumer to read what is there' }, () => {
    member.check();
    return read >= records;
  });
  await member.stop();
}

/** First offset of each partition that is not older than a time. */
function expiredOffsets(
  batches: readonly WrittenBatch[],
  { ends, before }: { readonly ends: readonly number[]; readonly before: number },
): readonly number[] {
  return ends.map((end, partition) => {
    const own = batches.filter((batch) => batch.partition === partition);
    const kept = own.find(({ atMs }) => atMs >= before);
    if (before === -Infinity || own.length === 0) return 0;
    return kept === undefined ? end : kept.firstOffset;
  });
}

interface Away {
  readonly stored: readonly number[];
  readonly ends: readonly number[];
  /** First offset that is still there, by partition. */
  readonly expired: readonly number[];
}

/** The group goes on at its stored offsets; where these are gone, at what is left, as `auto.offset.reset=earliest` does. */
async function comeBack(run: DrillRun, { stored, ends, expired }: Away): Promise<Return> {
  const backlog = sum(ends.map((end, partition) => end - (stored[partition] ?? 0)));
  const gone = sum(expired.map((offset, partition) => Math.max(0, offset - (stored[partition] ?? 0))));
  const outcome = await readFromStored(run, backlog);
  if (outcome.told) {
    const rest = await readPartitions(run, {
      from: expired.map((offset, partition) => Math.max(offset, stored[partition] ?? 0)),
      to: ends,
    });
    return { backlog, gone, read: rest.length, again: 0 };
  }
  const again = outcome.offsets.filter(({ partition, offset }) => offset < (stored[partition] ?? 0)).length;
  return { backlog, gone, read: outcome.offsets.length, again };
}

interface ReadInGroup {
  readonly offsets: readonly { readonly partition: number; readonly offset: number }[];
  /** Whether the brokers said that the stored offset is gone. */
  readonly told: boolean;
}

/** A consumer that starts nowhere but at its stored offsets, as `auto.offset.reset=none` does. */
async function readFromStored(run: DrillRun, records: number): Promise<ReadInGroup> {
  const seen = new Map<string, { partition: number; offset: number }>();
  const member = new GroupMember(run, {
    group: run.plan.name,
    work: ({ partition, offset }) => {
      seen.set(`${partition}:${offset}`, { partition, offset });
      return Promise.resolve();
    },
  });
  await member.start();
  let told = false;
  await until(run, { what: 'the consumer to read its backlog', limitMs: 30_000 }, () => {
    told = kafkaErrors(member.failure).includes('OFFSET_OUT_OF_RANGE');
    if (!told) member.check();
    return told || seen.size >= records;
  });
  await member.stop();
  return { offsets: [...seen.values()], told };
}

/** Half of a backlog goes before anybody has read it. */
async function longerThanRetention(
  run: DrillRun,
  { writer, records }: { readonly writer: PacedWriter; readonly records: readonly DrillRecord[] },
): Promise<NonNullable<RecoveryObservations['beyondRetention']>> {
  run.progress('a second outage, longer than records are kept');
  const stored = await partitionOffsets(run, 'latest');
  await storeOffsets(run, stored);
  await writer.write(records);
  const ends = await partitionOffsets(run, 'latest');
  const expired = ends.map((end, partition) => Math.ceil(((stored[partition] ?? 0) + end) / 2));
  await removeBefore(run, expired);
  const backlog = sum(ends.map((end, partition) => end - (stored[partition] ?? 0)));
  const gone = sum(expired.map((offset, partition) => offset - (stored[partition] ?? 0)));
  const { told } = await readFromStored(run, backlog - gone);
  const rest = await readPartitions(run, { from: expired, to: ends });
  return { backlog, gone, read: rest.length, again: 0, told, skippedByLatest: backlog };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
