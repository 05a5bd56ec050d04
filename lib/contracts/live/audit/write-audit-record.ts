import { setTimeout as sleep } from 'node:timers/promises';
import { contractsAuditTopic } from '../../../model/names';
import { printable } from '../../../config/printable';
import { errorsIn } from '../client/errors-in';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';

/** A topic that was just made has no leader yet at every broker. */
const tries = 10;

/**
 * Adds a record to the audit topic, written by every replica that keeps up before it counts.
 * @param otherwise what is to be known where that is not possible
 * @throws ClusterFailure where it is not possible
 */
export async function writeAuditRecord(cluster: LiveCluster, text: string, otherwise: string): Promise<void> {
  const { Producer, ProduceAcks, CompressionAlgorithms } = cluster.kafka;
  const producer = new Producer(cluster.clientOptions);
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const messages = [{ topic: contractsAuditTopic, partition: 0, value: Buffer.from(text) }];
        await producer.send({ messages, acks: ProduceAcks.ALL, compression: CompressionAlgorithms.GZIP });
        return;
      } catch (error) {
        const denied = errorsIn(error).some(({ apiId }) => apiId === 'TOPIC_AUTHORIZATION_FAILED');
        if (attempt === tries || denied) throw unwritten(error, otherwise);
        await sleep(1_000);
      }
    }
  } finally {
    // A broker that died took the connection along; the record is written or not by now.
    await producer.close().catch(() => undefined);
  }
}

function unwritten(error: unknown, otherwise: string): ClusterFailure {
  const why = printable(errorsIn(error).at(-1)?.message ?? String(error));
  return new ClusterFailure(
    `The audit record could not be written to ${contractsAuditTopic}: ${why}`,
    `The login needs describe and write on topic ${contractsAuditTopic}. ${otherwise}`,
  );
}
