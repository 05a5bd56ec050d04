import { answerOf } from '../client/answer-of';
import { kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveCluster } from '../live-cluster';

/** Numbers of operations in Kafka’s AclOperation, which are their bits. */
const operations = { write: 4, delete: 6 } as const;

const pageSize = 500;

/** Rights to topics that the caller lacks, each as an operation and its resource; those of topics that are not there are none. */
export async function lackingOnTopics(
  cluster: LiveCluster,
  operation: keyof typeof operations,
  names: readonly string[],
): Promise<readonly string[]> {
  const { metadataV12 } = cluster.kafka;
  const topics = await inBatches(names, pageSize, async (page) => {
    const answer = await cluster.anywhere((connection) =>
      answerOf(metadataV12.api.async(connection, [...page], false, true)),
    );
    return answer.topics;
  });
  return topics
    .filter(({ errorCode }) => errorCode !== kafkaError.unknownTopic)
    .filter(({ topicAuthorizedOperations }) => (topicAuthorizedOperations & (1 << operations[operation])) === 0)
    .map(({ name }) => `${operation} on topic ${name ?? ''}`);
}
