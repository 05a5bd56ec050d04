import { counted } from '../../model/wording';
import type { TopicContract } from '../model/topic-contract';
import type { DrillCheck, DrillOutcome } from './drill-report';

/** A record that a consumer is done with; a list of them is in the order in which they were done. */
export interface ProcessedRecord {
  /** Number of the consumer instance. */
  readonly consumer: number;
  /** Generation of the group: it grows whenever partitions are given out anew. */
  readonly generation: number;
  readonly partition: number;
  readonly offset: number;
  readonly object: number;
  /** Which update of its object it is, from 0. */
  readonly update: number;
}

export interface OrderingObservations {
  readonly partitions: number;
  readonly consumers: number;
  /** Updates that were written of each object, by its number. */
  readonly written: readonly number[];
  readonly processed: readonly ProcessedRecord[];
  /** How often partitions were given out anew while records were processed. */
  readonly rebalances: number;
}

/** Whether updates were processed in the order in which they were written. */
export function orderingVerdict(
  { fields }: Pick<TopicContract, 'fields'>,
  observations: OrderingObservations,
): DrillOutcome {
  const { processed, partitions, consumers, rebalances } = observations;
  const first = firstTimes(processed);
  const global = fields['x-ordering'] === 'global';
  const active = atOnce(processed);
  return {
    checks: [
      partitionOrder(first),
      global ? globalOrder(first) : keyOrder(first, fields),
      complete(first, observations.written),
      ...(global ? [] : [parallel(observations, active)]),
      rebalanced(rebalances),
    ],
    figures: {
      records: first.length,
      objects: observations.written.length,
      partitions,
      consumers,
      consumersThatWorked: active,
      rebalances,
      recordsProcessedAgain: processed.length - first.length,
    },
    notes: processed.length > first.length ? [again] : [],
  };
}

const again =
  'Records were processed again after a rebalance: Kafka delivers at least once, so consumers have to know an event that they have had.';

/** Most consumers that worked in one generation of the group; those of different ones may have followed each other. */
function atOnce(processed: readonly ProcessedRecord[]): number {
  const consumers = new Map<number, Set<number>>();
  for (const { consumer, generation } of processed)
    consumers.set(generation, (consumers.get(generation) ?? new Set<number>()).add(consumer));
  return Math.max(0, ...[...consumers.values()].map(({ size }) => size));
}

/** Each record where it was processed first; what comes again later changes no order. */
function firstTimes(processed: readonly ProcessedRecord[]): readonly ProcessedRecord[] {
  const seen = new Set<string>();
  return processed.filter(({ partition, offset }) => {
    const record = `${partition}:${offset}`;
    if (seen.has(record)) return false;
    seen.add(record);
    return true;
  });
}

interface Disorder {
  readonly of: number;
  readonly before: number;
  readonly after: number;
}

/** Where numbers of one thing go down. */
function disorders(
  records: readonly ProcessedRecord[],
  thing: (record: ProcessedRecord) => number,
  number: (record: ProcessedRecord) => number,
): readonly Disorder[] {
  const last = new Map<number, number>();
  return records.flatMap((record) => {
    const of = thing(record);
    const [before, after] = [last.get(of), number(record)];
    last.set(of, Math.max(before ?? after, after));
    return before !== undefined && after < before ? [{ of, before, after }] : [];
  });
}

function partitionOrder(first: readonly ProcessedRecord[]): DrillCheck {
  const [wrong] = disorders(
    first,
    ({ partition }) => partition,
    ({ offset }) => offset,
  );
  return {
    id: 'partition-order',
    passed: wrong === undefined,
    guarantee: 'Records of a partition are processed in the order of their offsets.',
    found:
      wrong === undefined
        ? `${counted(first.length, 'record')}, each after the one before it.`
        : `Partition ${wrong.of}: offset ${wrong.after} was processed after ${wrong.before}.`,
    why: 'Everything else that is said of order rests on it.',
    change: 'Nothing in the contract: look at how the group’s consumers are given partitions.',
  };
}

function keyOrder(first: readonly ProcessedRecord[], fields: TopicContract['fields']): DrillCheck {
  const wrong = disorders(
    first,
    ({ object }) => object,
    ({ update }) => update,
  );
  const objects = new Set(wrong.map(({ of }) => of)).size;
  const scattered = scatteredObjects(first);
  const [example] = wrong;
  const boundary = fields['x-key']?.boundary ?? 'a business object';
  return {
    id: 'key-order',
    passed: example === undefined && scattered === 0,
    guarantee: `Updates of ${boundary} are processed in the order in which they were written.`,
    found:
      example === undefined && scattered === 0
        ? `${counted(new Set(first.map(({ object }) => object)).size, 'object')}, each in one partition and in order.`
        : `${counted(objects, 'object')} out of order${example === undefined ? '' : `, such as object ${example.of}: update ${example.after} after ${example.before}`}; updates of ${counted(scattered, 'object')} lie in several partitions.`,
    why: 'A decrease that overtakes an increase leaves a wrong stock, and nobody sees when it happened.',
    change:
      fields['x-key'] === undefined
        ? 'Give records a key: `x-key.fields` with what identifies the object, as the producer writes it.'
        : `Take ${fields['x-key'].fields.map((field) => `\`${field}\``).join(', ')} out of \`x-key.fields\` where it differs from record to record, and key by what identifies the object.`,
  };
}

function scatteredObjects(first: readonly ProcessedRecord[]): number {
  const partitions = new Map<number, Set<number>>();
  for (const { object, partition } of first)
    partitions.set(object, (partitions.get(object) ?? new Set<number>()).add(partition));
  return [...partitions.values()].filter(({ size }) => size > 1).length;
}

/** Where all records are one sequence, updates are numbered over all of them. */
function globalOrder(first: readonly ProcessedRecord[]): DrillCheck {
  const wrong = disorders(
    first,
    () => 0,
    ({ update }) => update,
  );
  const [example] = wrong;
  const used = new Set(first.map(({ partition }) => partition)).size;
  return {
    id: 'global-order',
    passed: example === undefined,
    guarantee: 'All records are processed in the order in which they were written.',
    found:
      example === undefined
        ? `${counted(first.length, 'record')} in order, in ${counted(used, 'partition')}.`
        : `${counted(wrong.length, 'record')} out of order over ${counted(used, 'partition')}, such as ${example.after} after ${example.before}.`,
    why: 'Kafka orders records within a partition, and nothing across several.',
    change: 'Take one partition, or promise order for each key with `x-ordering: key`.',
  };
}

function complete(first: readonly ProcessedRecord[], written: readonly number[]): DrillCheck {
  const all = written.reduce((sum, updates) => sum + updates, 0);
  const done = new Set(first.map(({ object, update }) => `${object}:${update}`)).size;
  return {
    id: 'complete',
    passed: done === all,
    guarantee: 'Every record is processed, also those that were on their way in a rebalance.',
    found: `${done} of ${counted(all, 'record')}.`,
    why: 'An update that nobody processed leaves a wrong state until somebody corrects it.',
    change: 'Nothing in the contract: consumers commit what they have processed, and not before.',
  };
}

function parallel({ partitions, consumers }: OrderingObservations, active: number): DrillCheck {
  const least = Math.min(2, partitions, consumers);
  return {
    id: 'parallel',
    passed: active >= least,
    guarantee: 'Unrelated keys are processed by several consumers at once.',
    found: `${active} of ${counted(consumers, 'consumer')} had work at once, over ${counted(partitions, 'partition')}.`,
    why: 'A topic that one consumer alone can work on grows no faster than that one, whatever is added.',
    change: 'Key by something that has many values: `x-key.fields`.',
  };
}

const rebalanced = (rebalances: number): DrillCheck => ({
  id: 'rebalance',
  passed: rebalances > 0,
  guarantee: 'Order was looked at while consumers came and went.',
  found: `${counted(rebalances, 'rebalance')} while records were processed.`,
  why: 'Deployments and failures move partitions between consumers every day.',
  change: 'Nothing in the contract: write more records (`--records`), so that the drill outlasts a rebalance.',
});
