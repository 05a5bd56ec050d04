import specs from '@asyncapi/specs';
import { configProblems, configText } from '../../../lib/contracts/document/topic-config';

const messageOf = (name: string, value: unknown) => configProblems({ [name]: value }).map(({ message }) => message);

test('settings are written as Kafka writes them, sorted', () => {
  const config = { 'retention.ms': 1000, 'cleanup.policy': ['compact', 'delete'], preallocate: true };
  expect(Object.entries(configText(config))).toEqual([
    ['cleanup.policy', 'compact,delete'],
    ['preallocate', 'true'],
    ['retention.ms', '1000'],
  ]);
});

test.each([
  ['retention.ms', -1],
  ['retention.ms', '9223372036854775807'],
  ['cleanup.policy', 'compact,delete'],
  ['min.cleanable.dirty.ratio', 0.4],
  ['preallocate', false],
  ['automq.table.topic.enable', true],
  ['compression.type', 'zstd'],
  ['compression.gzip.level', -1],
  ['compression.zstd.level', -131072],
  ['retention.bytes', -5],
  ['message.format.version', '3.0-IV1'],
  ['message.format.version', '2.8.1'],
  ['leader.replication.throttled.replicas', '*'],
  ['leader.replication.throttled.replicas', ['0:1', '1:2']],
  ['automq.table.topic.id.columns', '[region, orderId]'],
  ['automq.table.topic.id.columns', ['region', 'orderId']],
  ['automq.table.topic.partition.by', '[day(createdAt), bucket(customerId, 16), region]'],
])('%s may be %p', (name, value) => {
  expect(messageOf(name, value)).toEqual([]);
});

test.each([
  ['retention.ms', 'Write at most 9007199254740991, or -1 for no end.'],
  ['retention.bytes', 'Write at most 9007199254740991, or -1 for no end.'],
  ['delete.retention.ms', 'Write at most 9007199254740991.'],
  ['max.message.bytes', 'Write at most 2147483647.'],
  ['flush.messages', 'Put it in quotes, and write at most 9223372036854775807.'],
])('a number for %s that is rounded is told what is taken', (name, fix) => {
  expect(configProblems({ [name]: 2 ** 60 }).map((problem) => problem.fix)).toEqual([fix]);
});

/* In quotes the parser would refuse them. */
test('the settings that must be numbers are those of AsyncAPI’s binding for channels', () => {
  const { definitions } = specs.schemas['3.1.0'] as unknown as { definitions: Record<string, unknown> };
  const { properties } = definitions['http://asyncapi.com/bindings/kafka/0.5.0/channel.json'] as Binding;
  const integers = Object.entries(properties.topicConfiguration.properties).filter(
    ([, { type }]) => type === 'integer',
  );
  const quoted = integers.filter(([name]) => configProblems({ [name]: 2 ** 60 })[0]!.fix.includes('quotes'));
  expect(integers).not.toEqual([]);
  expect(quoted).toEqual([]);
});

interface Binding {
  readonly properties: {
    readonly topicConfiguration: { readonly properties: Readonly<Record<string, { readonly type: string }>> };
  };
}

test.each([
  ['retention.ms', '1h', '"1h" is no whole number.'],
  ['retention.ms', 1.5, '1.5 is no whole number.'],
  ['retention.ms', '9223372036854775808', '"9223372036854775808" is more than Kafka takes.'],
  [
    'retention.ms',
    9007199254740993,
    '9007199254740992 is rounded: without quotes a number is exact up to 9007199254740991.',
  ],
  ['retention.ms', null, 'an empty value is no value of a setting.'],
  ['retention.ms', -2, '-2 is less than Kafka takes.'],
  ['retention.bytes', '-9223372036854775809', '"-9223372036854775809" is less than Kafka takes.'],
  ['delete.retention.ms', -2, '-2 is less than Kafka takes.'],
  ['min.insync.replicas', 0, '0 is less than Kafka takes.'],
  ['min.cleanable.dirty.ratio', 1.1, '1.1 is more than Kafka takes.'],
  ['min.cleanable.dirty.ratio', '', '"" is no number.'],
  ['compression.gzip.level', 0, '0 is less than Kafka takes.'],
  ['compression.lz4.level', 18, '18 is more than Kafka takes.'],
  ['compression.type', 'zip', '"zip" is not one of uncompressed, zstd, lz4, snappy, gzip, producer.'],
  ['compression.type', null, 'an empty value is no value of a setting.'],
  ['message.timestamp.type', 'foo', '"foo" is not one of CreateTime, LogAppendTime.'],
  ['message.format.version', '3.10', '"3.10" is nothing that Kafka takes.'],
  ['leader.replication.throttled.replicas', '0-1', '"0-1" is nothing that Kafka takes.'],
  ['automq.table.topic.partition.by', 'week(createdAt)', '"week(createdAt)" is nothing that Kafka takes.'],
  ['min.cleanable.dirty.ratio', 'half', '"half" is no number.'],
  ['preallocate', 'yes', '"yes" is neither true nor false.'],
  ['cleanup.policy', [], 'the list is empty.'],
  ['cleanup.policy', 'compact;delete', '"compact;delete" is not one of compact, delete.'],
  ['log.retention.ms', 1000, '"log.retention.ms" is no setting of a topic in AutoMQ.'],
])('%s may not be %p', (name, value, message) => {
  expect(messageOf(name, value)).toEqual([message]);
});

test('what a range allows is said with the setting', () => {
  const fixes = { 'delete.retention.ms': -2, 'compression.gzip.level': 0, 'message.timestamp.type': 'createTime' };
  expect(configProblems(fixes).map(({ fix }) => fix)).toEqual([
    'Write at least 0.',
    'Write a number of 1 to 9, or -1 for the default.',
    'Did you mean `CreateTime`?',
  ]);
});
