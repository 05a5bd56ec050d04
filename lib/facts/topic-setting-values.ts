/** What a setting of a topic may be, beside what its type says; lists are held with commas between their entries. */
export type TopicSettingValues =
  | { readonly kind: 'anything' }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most?: number;
      /** A value outside of the range that stands for the default of a library. */
      readonly byDefault?: number;
    }
  | { readonly kind: 'choice' | 'choices'; readonly of: readonly string[] }
  | { readonly kind: 'form'; readonly form: RegExp; readonly words: string };

const anything: TopicSettingValues = { kind: 'anything' };
const atLeast = (least: number): TopicSettingValues => ({ kind: 'number', least });
const between = (least: number, most: number): TopicSettingValues => ({ kind: 'number', least, most });
const oneOf = (...of: readonly string[]): TopicSettingValues => ({ kind: 'choice', of });

const column = String.raw`[a-zA-Z0-9_.-]+`;
const inTime = String.raw`(?:year|month|day|hour)\(${column}\)`;
const inParts = String.raw`(?:bucket|truncate)\(\s*${column}\s*,\s*[+-]?\d+\s*\)`;

/** A list with commas, which may stand in brackets and may be empty. */
function listOf(entry: string): RegExp {
  const entries = String.raw`\s*${entry}(?:\s*,\s*${entry})*\s*`;
  return new RegExp(String.raw`^(?:\[(?:${entries})?\]|${entries}|)$`, 'i');
}

/** Releases with how many protocol versions each has, from `IV0` on. */
const releases = {
  '0.8.0': 0,
  '0.8.1': 0,
  '0.8.2': 0,
  '0.9.0': 0,
  '0.10.0': 2,
  '0.10.1': 3,
  '0.10.2': 1,
  '0.11.0': 3,
  '1.0': 1,
  '1.1': 1,
  '2.0': 2,
  '2.1': 3,
  '2.2': 2,
  '2.3': 2,
  '2.4': 2,
  '2.5': 1,
  '2.6': 1,
  '2.7': 3,
  '2.8': 2,
  '3.0': 2,
  '3.1': 1,
  '3.2': 1,
  '3.3': 4,
  '3.4': 1,
  '3.5': 3,
  '3.6': 3,
  '3.7': 5,
  '3.8': 1,
  '3.9': 1,
} as const;

/**
 * A release, or one of its protocol versions; what follows a further dot is not looked at. 4.0 is no release yet, and known
 * by its protocol versions alone.
 */
const version = new RegExp(
  `^(?:${Object.entries(releases)
    .map(([release, count]) => release.replaceAll('.', '\\.') + (count === 0 ? '' : `(?:-IV[0-${count - 1}])?`))
    .join('|')}|4\\.0-IV[01])(?:\\..+)?$`,
);

const replicas = {
  kind: 'form',
  form: /^(?:\*|(?:\d+:\d+)?(?:\s*,\s*(?:\d+:\d+)?)*)$/,
  words: '`*`, or replicas as PARTITION:BROKER with commas between them',
} as const;

const convertTypes = oneOf('raw', 'string', 'by_schema_id', 'by_latest_schema');

/**
 * What brokers take for each setting of a topic that is not true or false.
 * Source: LogConfig with CompressionType, BrokerCompressionType, MetadataVersion, ThrottledReplicaListValidator and
 * TableTopicConfigValidator of AutoMQ, https://github.com/AutoMQ/automq at tag 1.7.3 (Kafka 3.9.1). Checked 2026-11-21.
 */
export const topicSettingValues: ReadonlyMap<string, TopicSettingValues> = new Map(
  Object.entries({
    'automq.kafka.links.id': anything,
    'automq.kafka.links.topic.start.time': anything,
    'automq.kafka.links.topic.state': anything,
    'automq.table.topic.cdc.field': anything,
    'automq.table.topic.commit.interval.ms': between(1, 900_000),
    'automq.table.topic.convert.key.by_latest_schema.message.full.name': anything,
    'automq.table.topic.convert.key.by_latest_schema.subject': anything,
    'automq.table.topic.convert.key.type': convertTypes,
    'automq.table.topic.convert.value.by_latest_schema.message.full.name': anything,
    'automq.table.topic.convert.value.by_latest_schema.subject': anything,
    'automq.table.topic.convert.value.type': convertTypes,
    'automq.table.topic.errors.tolerance': oneOf('none', 'invalid_data', 'all'),
    'automq.table.topic.expire.snapshot.older.than.hours': atLeast(1),
    'automq.table.topic.expire.snapshot.retain.last': atLeast(1),
    'automq.table.topic.id.columns': {
      kind: 'form',
      form: listOf(column),
      words: 'names of columns, such as `[region, orderId]`',
    },
    'automq.table.topic.namespace': anything,
    'automq.table.topic.partition.by': {
      kind: 'form',
      form: listOf(`(?:${inTime}|${inParts}|${column})`),
      words:
        'columns, or year, month, day, hour, bucket or truncate of one, such as `[day(createdAt), bucket(id, 16)]`',
    },
    'automq.table.topic.schema.type': oneOf('none', 'schemaless', 'schema'),
    'automq.table.topic.transform.value.type': oneOf('none', 'flatten', 'flatten_debezium'),
    'cleanup.policy': { kind: 'choices', of: ['compact', 'delete'] },
    'compression.gzip.level': { kind: 'number', least: 1, most: 9, byDefault: -1 },
    'compression.lz4.level': between(1, 17),
    'compression.type': oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
    'compression.zstd.level': between(-131_072, 22),
    'delete.retention.ms': atLeast(0),
    'elasticstream.replication.factor': atLeast(1),
    'file.delete.delay.ms': atLeast(0),
    'flush.messages': atLeast(1),
    'flush.ms': atLeast(0),
    'follower.replication.throttled.replicas': replicas,
    'index.interval.bytes': atLeast(0),
    'leader.replication.throttled.replicas': replicas,
    'local.retention.bytes': atLeast(-2),
    'local.retention.ms': atLeast(-2),
    'max.compaction.lag.ms': atLeast(1),
    'max.message.bytes': atLeast(0),
    'message.format.version': { kind: 'form', form: version, words: 'a release of Kafka in quotes, such as `"3.0"`' },
    'message.timestamp.after.max.ms': atLeast(0),
    'message.timestamp.before.max.ms': atLeast(0),
    'message.timestamp.difference.max.ms': atLeast(0),
    'message.timestamp.type': oneOf('CreateTime', 'LogAppendTime'),
    'min.cleanable.dirty.ratio': between(0, 1),
    'min.compaction.lag.ms': atLeast(0),
    'min.insync.replicas': atLeast(1),
    'retention.bytes': anything,
    'retention.ms': atLeast(-1),
    'segment.bytes': atLeast(14),
    'segment.index.bytes': atLeast(4),
    'segment.jitter.ms': atLeast(0),
    'segment.ms': atLeast(1),
  } satisfies Record<string, TopicSettingValues>),
);
