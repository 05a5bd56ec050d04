const exporterUri = 'one URI in `s3.telemetry.metrics.exporter.uri`';
const dataBuckets = '`s3.data.buckets`, for example 0@s3://<bucket>?region=<region>';

/**
 * Keys that AutoMQ 1.7.3 still accepts, or that published samples still show, and what to write instead; the names in
 * backticks are keys of the catalogue. `s3.telemetry.ops.enabled` is old too but absent here: nothing else turns the
 * log upload off.
 * Source: AutoMQConfig.java in https://github.com/AutoMQ/automq at tag 1.7.3 and the broker configuration reference of
 * Apache Kafka 3.9. Checked 2026-11-20.
 */
export const deprecatedBrokerKeys: Readonly<Record<string, string>> = {
  'autobalancer.topic': 'nothing: the name is fixed; `autobalancer.controller.topic.retention.ms` is what can be set',
  'autobalancer.topic.num.partitions': '`autobalancer.controller.topic.num.partitions`',
  'control.plane.listener.name': '`controller.listener.names`',
  'delegation.token.master.key': '`delegation.token.secret.key`',
  'inter.broker.protocol.version':
    'nothing: the level is the feature `metadata.version`, raised with kafka-features.sh',
  'log.message.timestamp.difference.max.ms':
    '`log.message.timestamp.before.max.ms` and `log.message.timestamp.after.max.ms`',
  's3.bucket': dataBuckets,
  's3.endpoint': `${dataBuckets}&endpoint=<url>`,
  's3.metrics.exporter.prom.host': `${exporterUri}: prometheus://?host=<host>&port=<port>`,
  's3.metrics.exporter.prom.port': `${exporterUri}: prometheus://?host=<host>&port=<port>`,
  's3.ops.bucket': '`s3.ops.buckets`, for example 1@s3://<bucket>?region=<region>',
  's3.path.style': `${dataBuckets}&pathStyle=true`,
  's3.region': dataBuckets,
  's3.telemetry.exporter.otlp.compression.enable': `${exporterUri}: otlp://?endpoint=<url>&compression=gzip`,
  's3.telemetry.exporter.otlp.endpoint': `${exporterUri}: otlp://?endpoint=<url>`,
  's3.telemetry.exporter.otlp.protocol': `${exporterUri}: otlp://?endpoint=<url>&protocol=grpc`,
  's3.telemetry.metrics.enable': 'no exporter at all: leave `s3.telemetry.metrics.exporter.uri` out',
  's3.telemetry.metrics.exporter.type': `${exporterUri}: its scheme is the type`,
  's3.wal.capacity': 'the maxUnflushedBytes parameter of `s3.wal.path`',
  's3.wal.iops': 'the batchInterval parameter of `s3.wal.path`',
  's3.wal.thread': 'the maxInflightUploadCount parameter of `s3.wal.path`',
  'zookeeper.connect': '`controller.quorum.voters`: AutoMQ runs on KRaft only',
};
