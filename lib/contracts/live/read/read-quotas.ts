import type { UserQuota } from '../../desired/desired-state';
import { answerOf } from '../client/answer-of';
import { isDenied, kafkaError } from '../client/kafka-error';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';

/** Quotas of users by their names; undefined where the caller may not know. Those of client ids are left out. */
export async function readQuotas(cluster: LiveCluster): Promise<readonly UserQuota[] | undefined> {
  const { describeClientQuotasV0, ClientQuotaEntityTypes, ClientQuotaMatchTypes } = cluster.kafka;
  const users = [{ entityType: ClientQuotaEntityTypes.USER, matchType: ClientQuotaMatchTypes.ANY }];
  const answer = await cluster.anywhere((connection) =>
    answerOf(describeClientQuotasV0.api.async(connection, users, true)),
  );
  if (isDenied(answer.errorCode)) return undefined;
  if (answer.errorCode !== kafkaError.none)
    throw new ClusterFailure(
      `The brokers don’t tell the quotas of the cluster: Kafka’s error ${answer.errorCode}.`,
      'Run it again in a minute.',
    );
  return answer.entries.flatMap(({ entity, values }) => {
    const user = entity[0]?.entityName;
    const value = (name: string) => values.find(({ key }) => key === name)?.value;
    return typeof user === 'string' ? [quotaOf(user, value)] : [];
  });
}

function quotaOf(user: string, value: (key: string) => number | undefined): UserQuota {
  const [producer, consumer, request] = ['producer_byte_rate', 'consumer_byte_rate', 'request_percentage'].map(value);
  return {
    user,
    ...(producer === undefined ? {} : { producerByteRate: producer }),
    ...(consumer === undefined ? {} : { consumerByteRate: consumer }),
    ...(request === undefined ? {} : { requestPercentage: request }),
  };
}
