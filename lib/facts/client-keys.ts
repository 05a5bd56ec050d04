/**
 * Settings of Java clients that the kit writes: ProducerConfig and ConsumerConfig of kafka-clients 3.9.1, and the
 * config providers that their base class AbstractConfig resolves (DirectoryConfigProvider since 2.7,
 * EnvVarConfigProvider since 3.5). `test/schemas/kafka-client-keys.json` holds every name of that version.
 */
const javaKeys = [
  'bootstrap.servers',
  'client.dns.lookup',
  'client.id',
  'client.rack',
  'connections.max.idle.ms',
  'metadata.max.age.ms',
  'metadata.recovery.strategy',
  'reconnect.backoff.ms',
  'reconnect.backoff.max.ms',
  'security.protocol',
  'ssl.endpoint.identification.algorithm',
  'ssl.keystore.location',
  'ssl.keystore.type',
  'ssl.truststore.location',
  'ssl.truststore.type',
  'sasl.jaas.config',
  'sasl.mechanism',
  'config.providers',
  'config.providers.directory.class',
  'config.providers.directory.param.allowed.paths',
  'config.providers.env.class',
  'config.providers.env.param.allowlist.pattern',
  'acks',
  'batch.size',
  'delivery.timeout.ms',
  'enable.idempotence',
  'linger.ms',
] as const;

/**
 * Settings of librdkafka, and of the clients built on it, that the kit writes (its CONFIGURATION.md; 2.16.0 takes them all;
 * `connections.max.idle.ms`, the newest of them, since 1.7).
 */
const librdkafkaKeys = [
  'bootstrap.servers',
  'client.id',
  'client.rack',
  'connections.max.idle.ms',
  'reconnect.backoff.ms',
  'reconnect.backoff.max.ms',
  'topic.metadata.refresh.interval.ms',
  'security.protocol',
  'ssl.ca.location',
  'ssl.certificate.location',
  'ssl.endpoint.identification.algorithm',
  'ssl.key.location',
  'sasl.mechanism',
  'sasl.username',
  'acks',
  'enable.idempotence',
  'linger.ms',
] as const;

export type JavaClientKey = (typeof javaKeys)[number];

export type LibrdkafkaKey = (typeof librdkafkaKeys)[number];

/** Names that the kit may write, by the family of clients that reads them. */
export const clientKeys = { java: javaKeys, librdkafka: librdkafkaKeys } as const;
