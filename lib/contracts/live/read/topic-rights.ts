import { answerOf } from '../client/answer-of';
import { kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveCluster } from '../live-cluster';

/** Number of the operation in Kafka’s AclOperation, which is its bit. */
const deleteBit = 1 << 6;

const pageSize = 500;

/** Rights to delete topics that the caller lacks, each as an operation and its resource. */
export async function lackingDelete(cluster: LiveCluster, names: readonly string[]): Promise<readonly string[]> {
  const { metadataV12 } = cluster.kafka;
  const topics = await inBatches(names, pageSize, async (page) => {
    const answer = await cluster.anywhere((connection) =>
      answerOf(metadataV12.api.async(connection, [...page], false, true)),
    );
    return answer.topics;
  });
  return topics
    .filter(({ errorCode }) => errorCode !== kafkaError.unknownTopic)
    .filter(({ topicAuthorizedOperations }) => (topicAuthorizedOperations & deleteBit) === 0)
    .map(({ name }) => `delete on topic ${name ?? ''}`);
}
