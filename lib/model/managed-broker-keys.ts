import { listeners } from './ports';

/**
 * Broker properties that the kit sets itself, sorted. A deployment file must not set them: they follow from other parts
 * of it, and two answers to one question would differ one day. The last two are known only when a pod starts.
 */
export const managedBrokerKeys: readonly string[] = [
  'allow.everyone.if.no.acl.found',
  'authorizer.class.name',
  'auto.create.topics.enable',
  'autobalancer.client.auth.sasl.jaas.config',
  'autobalancer.client.auth.sasl.mechanism',
  'autobalancer.client.auth.security.protocol',
  'autobalancer.client.listener.name',
  'automq.zone.cidr.blocks',
  'automq.zonerouter.channels',
  'broker.rack',
  'cluster.id',
  'config.providers',
  'controller.listener.names',
  'controller.quorum.voters',
  'elasticstream.enable',
  'inter.broker.listener.name',
  'listener.security.protocol.map',
  'listeners',
  'log.dirs',
  'process.roles',
  's3.block.cache.size',
  's3.data.buckets',
  's3.network.baseline.bandwidth',
  's3.object.delete.retention.minutes',
  's3.ops.buckets',
  's3.stream.allocator.policy',
  's3.telemetry.metrics.exporter.uri',
  's3.telemetry.ops.enabled',
  's3.wal.cache.size',
  's3.wal.path',
  's3.wal.upload.threshold',
  'super.users',
  'advertised.listeners',
  'node.id',
];

/** Kafka looks listeners up in lower case. */
const listenerNames = Object.values(listeners).map((name) => name.toLowerCase());

/**
 * Who may come in by a listener and what proves it. What else Kafka reads per listener, such as `max.connections`, is
 * the file's.
 */
const listenerSecurity = new RegExp(
  `^listener\\.name\\.(${listenerNames.join('|')})\\.(ssl\\.|sasl\\.|[a-z0-9_-]+\\.sasl\\.|principal\\.builder\\.)`,
);

/** Whether the kit sets a property itself, by its name or with the family that it belongs to. */
export const isManagedBrokerKey = (key: string): boolean =>
  managedBrokerKeys.includes(key) || key.startsWith('config.providers.') || listenerSecurity.test(key);
