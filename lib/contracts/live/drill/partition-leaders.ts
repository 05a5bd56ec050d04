import type { LivePartition } from '../../drill/disruption';
import type { LiveCluster } from '../live-cluster';

/** A topic’s id and its partitions, those without a leader among them. */
export interface TopicLeaders {
  readonly id: string;
  readonly partitions: readonly LivePartition[];
}

type Metadata = Awaited<ReturnType<LiveCluster['kafka']['metadataV12']['api']['async']>>;

/** The client takes a partition without a leader for an error of the whole answer, which is what is wanted here. */
const answerIn = (error: unknown): Metadata | undefined =>
  error instanceof Error && 'response' in error ? (error.response as Metadata) : undefined;

/**
 * Asks who leads which partition.
 * @param topics all that the caller may see when undefined
 */
export async function partitionLeaders(
  cluster: LiveCluster,
  topics: readonly string[] | null,
): Promise<ReadonlyMap<string, TopicLeaders>> {
  const { metadataV12 } = cluster.kafka;
  const answer = await cluster.anywhere(async (connection) => {
    try {
      return await metadataV12.api.async(connection, topics === null ? null : [...topics], false, false);
    } catch (error) {
      const found = answerIn(error);
      if (found === undefined) throw error;
      return found;
    }
  });
  const found = new Map<string, TopicLeaders>();
  for (const { name, topicId, partitions } of answer.topics) {
    if (name === undefined || name === null) continue;
    const known = partitions.map(({ partitionIndex, leaderId, replicaNodes, isrNodes }) => ({
      topic: name,
      partition: partitionIndex,
      leader: leaderId,
      replicas: replicaNodes,
      inSync: isrNodes,
    }));
    found.set(name, { id: topicId, partitions: known.sort((one, other) => one.partition - other.partition) });
  }
  return found;
}
