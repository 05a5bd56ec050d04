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
])('%s may be %p', (name, value) => {
  expect(messageOf(name, value)).toEqual([]);
});

test.each([
  ['retention.ms', '1h', '"1h" is no whole number.'],
  ['retention.ms', 1.5, '1.5 is no whole number.'],
  ['retention.ms', '9223372036854775808', '"9223372036854775808" is more than Kafka takes.'],
  ['min.insync.replicas', 0, '0 is too small.'],
  ['min.cleanable.dirty.ratio', 'half', '"half" is no number.'],
  ['preallocate', 'yes', '"yes" is neither true nor false.'],
  ['cleanup.policy', [], 'the list is empty.'],
  ['cleanup.policy', 'compact;delete', '"compact;delete" is not one of compact, delete.'],
  ['log.retention.ms', 1000, '"log.retention.ms" is no setting of a topic in AutoMQ.'],
])('%s may not be %p', (name, value, message) => {
  expect(messageOf(name, value)).toEqual([message]);
});
