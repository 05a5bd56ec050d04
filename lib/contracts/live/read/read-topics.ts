import { answerOf } from '../client/answer-of';
import { kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveCluster } from '../live-cluster';

/** A topic as brokers’ metadata has it. */
export interface TopicMetadata {
  readonly name: string;
  readonly id: string;
  readonly isInternal: boolean;
  readonly replicationFactor: number;
  /** Broker that leads each partition, by its number; -1 where none does. */
  readonly leaders: readonly number[];
}

export interface FoundTopics {
  readonly topics: readonly TopicMetadata[];
  /** Topics that are there or not: the caller may not know. */
  readonly denied: readonly string[];
}

/** Topics that one question names. */
const pageSize = 500;

/**
 * Every topic that the caller may see. Brokers leave out silently what it may not, so those that it expects are asked
 * for by name where they are missing: then a broker says whether they are denied or not there.
 */
export async function readTopics(cluster: LiveCluster, expected: readonly string[]): Promise<FoundTopics> {
  const all = await ask(cluster, null);
  const seen = new Set(all.map(({ name }) => name));
  const missing = expected.filter((name) => !seen.has(name));
  const named = await inBatches(missing, pageSize, (page) => ask(cluster, page));
  const denied = named.filter(({ errorCode }) => errorCode === kafkaError.topicAuthorization).map(({ name }) => name);
  const found = [...all, ...named].filter(
    ({ errorCode, leaders }) => errorCode === kafkaError.none && leaders.length > 0,
  );
  return { topics: found.sort((a, b) => (a.name < b.name ? -1 : 1)), denied };
}

/** Topics by their names; those that are not there are left out. */
export const readNamedTopics = async (
  cluster: LiveCluster,
  names: readonly string[],
): Promise<readonly TopicMetadata[]> =>
  (await inBatches(names, pageSize, (page) => ask(cluster, page))).filter(
    ({ errorCode }) => errorCode === kafkaError.none,
  );

async function ask(cluster: LiveCluster, names: readonly string[] | null) {
  const { metadataV12 } = cluster.kafka;
  const { topics } = await cluster.anywhere((connection) =>
    answerOf(metadataV12.api.async(connection, names === null ? null : [...names], false, false)),
  );
  return topics.map(({ name, topicId, isInternal, errorCode, partitions }) => ({
    name: name ?? '',
    id: topicId,
    isInternal,
    errorCode,
    replicationFactor: partitions[0]?.replicaNodes.length ?? 0,
    leaders: [...partitions].sort((a, b) => a.partitionIndex - b.partitionIndex).map(({ leaderId }) => leaderId),
  }));
}
