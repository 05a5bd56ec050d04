/**
 * Kafka's operations by the kind of resource on which they exist; `all` exists on each.
 * Source: `AclEntry.supportedOperations` of Apache Kafka 3.9.1 (org.apache.kafka.security.authorizer), which
 * kafka-acls.sh checks and the broker does not: an ACL with another operation is stored and never asked for.
 */
export const aclOperations = {
  topic: ['read', 'write', 'create', 'delete', 'alter', 'describe', 'describeConfigs', 'alterConfigs'],
  group: ['read', 'delete', 'describe'],
  transactionalId: ['describe', 'write'],
  cluster: ['create', 'alter', 'describe', 'clusterAction', 'describeConfigs', 'alterConfigs', 'idempotentWrite'],
} as const;
