import type { LiveCluster } from '../live-cluster';
import { offsetOf, readOffsets } from '../read/read-offsets';
import type { TopicMetadata } from '../read/read-topics';
import type { LoggedPartition } from './logged-partition';
import { partitionKey } from './logged-partition';

/** Offsets by topic and partition; those that no broker told are missing. */
export type Offsets = ReadonlyMap<string, number>;

/** Where logs begin or end now. Needs Describe on the topics. */
export async function logOffsets(
  cluster: LiveCluster,
  topics: readonly TopicMetadata[],
  which: 'earliest' | 'latest',
): Promise<Offsets> {
  const { offsets } = await readOffsets(cluster, topics, offsetOf[which]);
  return new Map(offsets.map((each) => [partitionKey(each), Number(each.offset)]));
}

interface Logs {
  readonly beginnings: Offsets;
  readonly opened: Offsets;
  readonly closed: Offsets;
}

/** Partitions of which everything is known; a log that was cut off meanwhile begins anew. */
export function loggedPartitions(
  topics: readonly TopicMetadata[],
  { brokers }: Pick<LiveCluster, 'brokers'>,
  { beginnings, opened, closed }: Logs,
): readonly LoggedPartition[] {
  const byId = new Map(brokers.map((broker) => [broker.id, broker]));
  return topics.flatMap(({ name, id, leaders }) =>
    leaders.flatMap((leader, partition) => {
      const key = partitionKey({ topic: name, partition });
      const [broker, beginning, from, to] = [byId.get(leader), beginnings.get(key), opened.get(key), closed.get(key)];
      if (broker === undefined || beginning === undefined || from === undefined || to === undefined) return [];
      return [{ topic: name, topicId: id, partition, broker, beginning, opened: Math.min(from, to), closed: to }];
    }),
  );
}
