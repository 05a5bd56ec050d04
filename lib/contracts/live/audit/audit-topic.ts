import { contractsAuditTopic } from '../../../model/names';
import { answerOf } from '../client/answer-of';
import { isDenied, kafkaError } from '../client/kafka-error';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';
import { MissingRights } from '../missing-rights';
import { lackingOnTopics } from '../read/topic-rights';
import { printable } from '../../../config/printable';

/** One partition keeps the records in order; nothing of it ever expires. A record of many changes is a large one. */
const request = {
  name: contractsAuditTopic,
  numPartitions: 1,
  replicationFactor: -1,
  assignments: [],
  configs: [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: '-1' },
    { name: 'retention.bytes', value: '-1' },
    { name: 'max.message.bytes', value: String(16 * 1_048_576) },
  ],
};

/**
 * Makes the topic of audit records where it isn’t there.
 * @throws MissingRights where it can’t be made or the caller may not write to it, before anything is done that needs a record
 */
export async function ensureAuditTopic(cluster: LiveCluster): Promise<void> {
  const { topics } = await cluster.anywhere((connection) =>
    answerOf(cluster.kafka.createTopicsV7.api.async(connection, [request], 25_000, false)),
  );
  const [answer] = topics;
  const code = answer?.errorCode ?? kafkaError.none;
  if (code === kafkaError.none || code === kafkaError.topicAlreadyExists) return mayWrite(cluster);
  if (isDenied(code)) throw new MissingRights([`create on topic ${contractsAuditTopic}`], 'nothing was changed');
  throw new ClusterFailure(
    `The topic ${contractsAuditTopic} can’t be made: ${printable(answer?.errorMessage ?? String(code))}. Nothing was changed.`,
    'Put the reason right and run it again.',
  );
}

async function mayWrite(cluster: LiveCluster): Promise<void> {
  const missing = await lackingOnTopics(cluster, 'write', [contractsAuditTopic]);
  if (missing.length > 0) throw new MissingRights(missing, 'there would be no record, and nothing was changed');
}
