import { compactionVerdict } from '../../drill/compaction-verdict';
import type { DrillOutcome } from '../../drill/drill-report';
import { keyOfRecord } from '../../drill/key-of-record';
import type { RebuiltState } from '../../drill/rebuilt-state';
import { rebuiltState } from '../../drill/rebuilt-state';
import { kafkaErrors } from './drill-error';
import type { DrillRecord } from './drill-record';
import type { DrillRun } from './drill-run';
import { goOn } from './drill-run';
import { PacedWriter } from './paced-writer';
import { readPartitions, wholeRange } from './read-partitions';
import { topicSettings } from './topic-settings';

/** Every so manieth object is deleted at the end. */
const deletedOf = 4;

/** Longest wait for brokers to compact, milliseconds. */
const waitMs = 90_000;

/** Writes values and tombstones, and reads the state from the beginning before and after brokers have compacted. */
export async function drillCompaction(run: DrillRun): Promise<DrillOutcome> {
  const { plan, topic, clock, progress } = run;
  const { values, tombstones, last } = recordsOf(run);
  const writer = new PacedWriter(run);
  const settings = await topicSettings(run);
  const deleteRetentionMs = Number(settings['delete.retention.ms'] ?? '86400000');
  const written = { tombstonesWritten: tombstones.length, objects: plan.objects, live: last.size, deleteRetentionMs };
  progress(`writing ${values.length} values of ${plan.objects} objects and ${tombstones.length} tombstones`);
  try {
    await writer.write([...values, ...tombstones]);
  } catch (error) {
    const refused = kafkaErrors(error).find((name) => name === 'INVALID_RECORD');
    if (refused === undefined) throw error;
    return compactionVerdict(topic, {
      ...written,
      recordsWritten: writer.written,
      before: rebuiltState([], last),
      waitedSeconds: 0,
      refused: `Brokers refuse the records: ${refused}.`,
    });
  }
  const before = rebuiltState(await readPartitions(run, await wholeRange(run)), last);
  const started = clock.now();
  progress(`the state has ${before.entries} entries; waiting for compaction, ${waitMs / 1000} s at the longest`);
  const after =
    settings['cleanup.policy']?.includes('compact') === true
      ? await afterCompaction(run, { writer, last, before })
      : undefined;
  const waitedSeconds = (clock.now() - started) / 1000;
  return compactionVerdict(topic, {
    ...written,
    recordsWritten: values.length + tombstones.length,
    before,
    ...(after === undefined ? {} : { after: { ...after, seconds: waitedSeconds } }),
    waitedSeconds,
  });
}

/** Values of all objects in turn, and tombstones of some at the end, where the contract says that somebody writes them. */
function recordsOf({ topic, plan }: DrillRun) {
  const keyOf = keyOfRecord(topic);
  const isDeleted = (object: number) => object % deletedOf === deletedOf - 1;
  const record = (object: number, update: number): DrillRecord => {
    const key = keyOf({ object, serial: update * plan.objects + object });
    return { object, update, ...(key === undefined ? {} : { key }) };
  };
  const objects = Array.from({ length: plan.objects }, (_, object) => object);
  const values = Array.from({ length: plan.records }, (_, serial) =>
    record(serial % plan.objects, Math.floor(serial / plan.objects)),
  );
  const last = new Map<number, number>();
  for (const { object, update } of values) last.set(object, update);
  const deleted = objects.filter((object) => isDeleted(object));
  const tombstones =
    topic.fields['x-tombstones'] === undefined
      ? []
      : deleted.map((object) => ({ ...record(object, (last.get(object) ?? 0) + 1), tombstone: true }));
  for (const object of deleted) last.delete(object);
  return { values, tombstones, last };
}

interface Compacting {
  readonly writer: PacedWriter;
  readonly last: ReadonlyMap<number, number>;
  readonly before: RebuiltState;
}

/** Reads again until less than half is left; undefined where nothing went in time. */
async function afterCompaction(run: DrillRun, { writer, last, before }: Compacting): Promise<RebuiltState | undefined> {
  const { clock } = run;
  const end = clock.now() + waitMs;
  let state: RebuiltState | undefined;
  while (clock.now() < end) {
    goOn(run, 'brokers to compact');
    // The newest segment is never compacted: another record closes it once it is old enough.
    await writer.closeSegments();
    await clock.sleep(3000);
    const found = rebuiltState(await readPartitions(run, await wholeRange(run)), last);
    if (found.recordsRead < before.recordsRead) state = found;
    if (found.recordsRead < before.recordsRead / 2) return found;
  }
  return state;
}
