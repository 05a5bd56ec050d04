/**
 * Broker properties that the kit sets itself, sorted. A deployment file must not set them: they follow from other parts
 * of it, and two answers to one question would differ one day. The last two are known only when a pod starts.
 */
export const managedBrokerKeys: readonly string[] = [
  'auto.create.topics.enable',
  'autobalancer.client.listener.name',
  'automq.zonerouter.channels',
  'broker.rack',
  'cluster.id',
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
  's3.ops.buckets',
  's3.stream.allocator.policy',
  's3.telemetry.metrics.exporter.uri',
  's3.telemetry.ops.enabled',
  's3.wal.cache.size',
  's3.wal.path',
  's3.wal.upload.threshold',
  'advertised.listeners',
  'node.id',
];
