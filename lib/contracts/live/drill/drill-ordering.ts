import type { DrillOutcome } from '../../drill/drill-report';
import { keyOfRecord } from '../../drill/key-of-record';
import type { ProcessedRecord } from '../../drill/ordering-verdict';
import { orderingVerdict } from '../../drill/ordering-verdict';
import type { DrillRecord } from './drill-record';
import type { DrillRun } from './drill-run';
import { until } from './drill-run';
import { GroupMember } from './group-member';
import { PacedWriter } from './paced-writer';

/** How long the group works on all records, milliseconds: long enough that consumers come and go meanwhile. */
const workMs = 12_000;

/** Longest work on one record, milliseconds. */
const longestWorkMs = 20;

/**
 * Writes updates of many objects, lets a group work on them, adds a consumer after a quarter and takes one away after half.
 */
export async function drillOrdering(run: DrillRun): Promise<DrillOutcome> {
  const { plan, topic, clock, progress } = run;
  const records = updatesOf(run);
  const processed: ProcessedRecord[] = [];
  const generations = new Set<number>();
  const workMsEach = Math.min(longestWorkMs, (workMs * plan.consumers) / records.length);
  const members = Array.from({ length: plan.consumers }, (_, consumer) => {
    let owedMs = 0;
    return new GroupMember(run, {
      group: plan.name,
      work: async (record) => {
        owedMs += workMsEach;
        if (owedMs >= 5) {
          await clock.sleep(owedMs);
          owedMs = 0;
        }
        processed.push({ consumer, ...record });
      },
    }).onJoin((generation) => {
      if (processed.length > 0) generations.add(generation);
    });
  });
  const [first, ...others] = members;
  const last = others.pop();
  const writer = new PacedWriter(run);
  progress(`writing ${records.length} updates of ${plan.objects} objects`);
  const quarter = Math.ceil(records.length / 4);
  await writer.write(records.slice(0, quarter));
  for (const member of [first, ...others]) await member?.start();
  const writing = writer.write(records.slice(quarter));
  const count = () => new Set(processed.map(({ partition, offset }) => `${partition}:${offset}`)).size;
  const reaches = (share: number) => () => {
    for (const member of members) member.check();
    return count() >= Math.floor(records.length * share);
  };
  await Promise.all([
    writing,
    (async () => {
      await until(run, { what: 'a quarter of the records to be processed' }, reaches(0.25));
      progress(`consumer ${plan.consumers} joins`);
      await last?.start();
      await until(run, { what: 'half of the records to be processed' }, reaches(0.5));
      progress('consumer 1 leaves');
      await first?.stop();
      await until(run, { what: 'all records to be processed' }, reaches(1));
    })(),
  ]);
  for (const member of members) await member.stop();
  const written = Array.from(
    { length: plan.objects },
    (_, object) => records.filter((each) => each.object === object).length,
  );
  return orderingVerdict(topic, {
    partitions: plan.partitions,
    consumers: plan.consumers,
    written,
    processed,
    rebalances: generations.size,
  });
}

/** Updates of all objects in turn; where all records are one sequence, they are numbered over all of them. */
function updatesOf({ topic, plan }: DrillRun): readonly DrillRecord[] {
  const keyOf = keyOfRecord(topic);
  const global = topic.fields['x-ordering'] === 'global';
  return Array.from({ length: plan.records }, (_, serial) => {
    const object = serial % plan.objects;
    const key = keyOf({ object, serial });
    const update = global ? serial : Math.floor(serial / plan.objects);
    return { object, update, ...(key === undefined ? {} : { key }) };
  });
}
