import type { Sample } from '../../import/measurement';
import type { PartitionSample, SampledBatch } from '../../import/sample-counts';
import { sampleOf } from '../../import/sample-counts';
import { smallestSample } from '../../import/keyed-records';
import type { LiveBroker, LiveCluster } from '../live-cluster';
import { byKey } from './by-key';
import type { LoggedPartition } from './logged-partition';
import type { Pace } from './pace';
import type { FetchedPartition } from './raw-fetch';
import { rawFetch } from './raw-fetch';
import { sampledBatches } from './sampled-batches';

export interface Sampled {
  /** By topic. */
  readonly samples: ReadonlyMap<string, Sample>;
  /** Which share of the offsets of topics are records, and not the marks that transactions leave. */
  readonly dataShares: ReadonlyMap<string, number>;
  /** Why a topic has none, or less than it should. */
  readonly refused: ReadonlyMap<string, string>;
}

export interface SampleOptions {
  /** How many of each topic, shared out by what its partitions were written. */
  readonly records: number;
  readonly pace: Pace;
}

/** Partitions in one question; together they are bounded by what one answer may hold. */
const partitionsPerQuestion = 32;
/** Topics that are sampled at a time, whose hashes are in memory until they are counted. */
const topicsAtATime = 50;
/** Questions for one partition, whatever its records are like. */
const mostQuestions = 16;
const pauseMs = 20;

/** Errors of Kafka’s Fetch by which a partition can’t be sampled. */
const refusals: Readonly<Record<number, string>> = {
  1: 'its records were gone before they could be sampled',
  29: 'no right to read its records (Read on the topic)',
};

/**
 * Samples records of topics: those that were written while the window was open where they are enough, else the newest.
 */
export async function sampleTopics(
  cluster: LiveCluster,
  partitions: readonly LoggedPartition[],
  { records, pace }: SampleOptions,
): Promise<Sampled> {
  const samples = new Map<string, Sample>();
  const dataShares = new Map<string, number>();
  const refused = new Map<string, string>();
  const topics = [...byKey(partitions, ({ topic }) => topic)];
  for (let from = 0; from < topics.length; from += topicsAtATime) {
    pace.progress(`sampling records, topic ${from + 1} of ${topics.length}`);
    const cursors = topics.slice(from, from + topicsAtATime).flatMap(([, own]) => cursorsOf(own, records));
    for (const [broker, own] of byKey(cursors, ({ place }) => place.broker))
      await readAll(own, { cluster, broker, pace });
    for (const [topic, own] of byKey(cursors, ({ place }) => place.topic)) {
      const why = own.find((cursor) => cursor.refused !== undefined)?.refused;
      if (why !== undefined) refused.set(topic, why);
      const sample = sampleOf(own);
      if (sample === undefined) continue;
      samples.set(topic, sample);
      dataShares.set(topic, sample.records / (sample.records + total(own.map(({ marks }) => marks))));
    }
  }
  return { samples, dataShares, refused };
}

/** How far a partition has been read. */
interface Cursor extends PartitionSample {
  readonly place: LoggedPartition;
  readonly batches: SampledBatch[];
  offset: number;
  /** Records that are still wanted. */
  wanted: number;
  asked: number;
  /** Records of transactions’ own that were passed over. */
  marks: number;
  /** An answer without a whole batch: the batch is larger than its share, and comes when it is asked for alone. */
  isLarge: boolean;
  refused?: string;
}

function cursorsOf(partitions: readonly LoggedPartition[], records: number): readonly Cursor[] {
  const moved = total(partitions.map(({ opened, closed }) => Math.max(0, closed - opened)));
  const isOfWindow = moved >= Math.min(smallestSample, records);
  const weightOf = ({ beginning, opened, closed }: LoggedPartition) =>
    Math.max(0, closed - (isOfWindow ? Math.max(opened, beginning) : beginning));
  const weights = total(partitions.map(weightOf));
  return partitions
    .map((place) => {
      const weight = weightOf(place);
      const wanted = weights === 0 ? 0 : Math.ceil((records * weight) / weights);
      const offset = isOfWindow
        ? Math.max(place.opened, place.beginning)
        : Math.max(place.beginning, place.closed - wanted);
      return { place, weight, isOfWindow, batches: [], offset, wanted, asked: 0, marks: 0, isLarge: false };
    })
    .filter(({ weight }) => weight > 0);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const isOpen = ({ offset, wanted, asked, refused, place }: Cursor) =>
  wanted > 0 && offset < place.closed && asked < mostQuestions && refused === undefined;

interface Reading {
  readonly cluster: LiveCluster;
  readonly broker: LiveBroker;
  readonly pace: Pace;
}

async function readAll(cursors: readonly Cursor[], { cluster, broker, pace }: Reading): Promise<void> {
  for (;;) {
    const open = cursors.filter(isOpen);
    const [first] = open;
    if (first === undefined) return;
    const asked = first.isLarge ? [first] : open.filter(({ isLarge }) => !isLarge).slice(0, partitionsPerQuestion);
    const places = asked.map(({ place, offset }) => ({ ...place, offset }));
    const found = await rawFetch(cluster, broker, places).catch(() => undefined);
    const byPlace = new Map(found?.map((each) => [placeOf(each), each]));
    for (const cursor of asked) {
      cursor.asked += 1;
      if (found === undefined) cursor.refused = `broker ${broker.id} gave no answer`;
      else take(cursor, byPlace.get(placeOf(cursor.place)), cluster.kafka);
    }
    await pace.sleep(pauseMs);
  }
}

const placeOf = ({ topicId, partition }: Pick<FetchedPartition, 'topicId' | 'partition'>) => `${topicId} ${partition}`;

function take(cursor: Cursor, fetched: FetchedPartition | undefined, kafka: LiveCluster['kafka']): void {
  if (fetched === undefined) return;
  if (fetched.errorCode !== 0) {
    cursor.refused = refusals[fetched.errorCode] ?? `reading it fails with Kafka’s error ${fetched.errorCode}`;
    return;
  }
  const { batches, marks, next } = sampledBatches(fetched.records, kafka);
  if (next === undefined) {
    cursor.isLarge = fetched.records.length > 0;
    return;
  }
  cursor.isLarge = false;
  cursor.batches.push(...batches);
  cursor.marks += marks;
  cursor.wanted -= batches.reduce((sum, { count }) => sum + count, 0);
  cursor.offset = Math.max(next, cursor.offset + 1);
}
