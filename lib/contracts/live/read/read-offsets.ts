import { answerOf } from '../client/answer-of';
import { kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveCluster } from '../live-cluster';
import type { TopicMetadata } from './read-topics';

/** Which record of a partition is looked for (org.apache.kafka.common.requests.ListOffsetsRequest). */
export const offsetOf = { earliest: -2n, latest: -1n, newest: -3n } as const;

/** Where a record of a partition is, and when it was written, milliseconds since the epoch; -1 where there is none. */
export interface FoundOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly timestampMs: number;
}

export interface FoundOffsets {
  readonly offsets: readonly FoundOffset[];
  /** Brokers that gave no answer. */
  readonly unanswered: readonly number[];
  /** Topics of which a partition gave none: it has no leader, or its broker said nothing or an error. */
  readonly unknown: ReadonlySet<string>;
}

/** Partitions of one question. */
const batchSize = 1000;

/** Asks the leaders of topics for a record of each partition. */
export async function readOffsets(
  cluster: LiveCluster,
  topics: readonly Pick<TopicMetadata, 'name' | 'leaders'>[],
  timestamp: bigint,
): Promise<FoundOffsets> {
  const wanted = topics.flatMap(({ name, leaders }) =>
    leaders.map((leader, partition) => ({ topic: name, leader, partition })),
  );
  const offsets: FoundOffset[] = [];
  const unanswered: number[] = [];
  for (const broker of cluster.brokers) {
    const led = wanted.filter(({ leader }) => leader === broker.id);
    try {
      offsets.push(
        ...(await inBatches(led, batchSize, async (batch) => {
          const { topics: found } = await cluster.broker(broker, (connection) =>
            answerOf(cluster.kafka.listOffsetsV7.api.async(connection, -1, 0, questions(batch, timestamp))),
          );
          return found.flatMap(({ name, partitions }) =>
            partitions
              .filter(({ errorCode }) => errorCode === kafkaError.none)
              .map((each) => ({
                topic: name,
                partition: each.partitionIndex,
                offset: each.offset,
                timestampMs: Number(each.timestamp),
              })),
          );
        })),
      );
    } catch {
      unanswered.push(broker.id);
    }
  }
  const known = new Set(offsets.map(placeOf));
  const unknown = new Set(wanted.filter((each) => !known.has(placeOf(each))).map(({ topic }) => topic));
  return { offsets, unanswered, unknown };
}

/** What tells partitions of several topics apart. */
export const placeOf = ({ topic, partition }: Pick<FoundOffset, 'topic' | 'partition'>) => `${topic}\t${partition}`;

function questions(batch: readonly { readonly topic: string; readonly partition: number }[], timestamp: bigint) {
  const byTopic = new Map<string, { partitionIndex: number; currentLeaderEpoch: number; timestamp: bigint }[]>();
  for (const { topic, partition } of batch) {
    const partitions = byTopic.get(topic) ?? [];
    partitions.push({ partitionIndex: partition, currentLeaderEpoch: -1, timestamp });
    byTopic.set(topic, partitions);
  }
  return [...byTopic].map(([name, partitions]) => ({ name, partitions }));
}
