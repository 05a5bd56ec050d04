/** Error codes of Kafka’s protocol that mean something here (org.apache.kafka.common.protocol.Errors). */
export const kafkaError = {
  none: 0,
  unknownTopic: 3,
  requestTimedOut: 7,
  topicAuthorization: 29,
  groupAuthorization: 30,
  clusterAuthorization: 31,
  topicAlreadyExists: 36,
  invalidPartitions: 37,
  notController: 41,
  groupIdNotFound: 69,
  throttlingQuotaExceeded: 89,
} as const;

const denied: ReadonlySet<number> = new Set([
  kafkaError.topicAuthorization,
  kafkaError.groupAuthorization,
  kafkaError.clusterAuthorization,
]);

/** Whether an error means that the caller lacks a right. */
export const isDenied = (code: number): boolean => denied.has(code);
