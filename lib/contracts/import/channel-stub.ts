import { z } from 'zod';
import { channelFields } from '../config/channel-fields';
import { rounded } from './figure';
import type { MeasuredAccess } from './measured-access';
import { isActive } from './measured-access';
import { measuredRate } from './measured-rate';
import type { MeasuredTopic } from './measurement';
import { groupFacts, isGroupName } from './operation-stubs';
import type { Question, StubLine, StubValue } from './stub';
import { keyedRecords, smallestSample } from './keyed-records';

/** What a channel stub is made of besides its topic. */
export interface ChannelContext {
  readonly workload: string;
  readonly seconds: number;
  readonly on: string;
  readonly access: MeasuredAccess;
}

type FieldName = keyof typeof channelFields.shape;

/** A topic as a channel: what was measured as values, what is to be decided as questions. */
export function channelStub(topic: MeasuredTopic, context: ChannelContext): StubLine {
  return {
    key: topic.name,
    value: {
      lines: [
        ...factsOf(topic, context).map((note) => ({ note })),
        { key: 'address', value: topic.name },
        { key: 'bindings', value: { lines: [{ key: 'kafka', value: { lines: bindingLines(topic) } }] } },
        ...fieldLines(topic, context),
        ...readerNotes(topic, context.access),
      ],
    },
  };
}

function bindingLines(topic: MeasuredTopic): readonly StubLine[] {
  return [
    { key: 'partitions', value: topic.partitions },
    { key: 'replicas', value: topic.replicationFactor },
    { key: 'topicConfiguration', value: { lines: settingLines(topic) } },
  ];
}

const policyOf = ({ config, inherited }: MeasuredTopic): readonly string[] =>
  (config['cleanup.policy'] ?? inherited['cleanup.policy'] ?? 'delete').split(',').map((each) => each.trim());

/** Its own settings, and of the brokers’ those that a contract would else make anew from its retention. */
function settingLines(topic: MeasuredTopic): readonly StubLine[] {
  const policy = policyOf(topic);
  const fromBrokers = [
    'cleanup.policy',
    ...(policy.includes('delete') ? ['retention.ms'] : []),
    ...(policy.includes('compact') ? ['delete.retention.ms'] : []),
  ].filter((name) => topic.config[name] === undefined && topic.inherited[name] !== undefined);
  const settings = {
    ...topic.config,
    ...Object.fromEntries(fromBrokers.map((name) => [name, topic.inherited[name] ?? ''])),
  };
  return Object.entries(settings)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => [
      ...(fromBrokers.includes(key) ? [{ note: 'From the brokers; the topic has no value of its own.' }] : []),
      { key, value: key === 'cleanup.policy' ? policy : settingValue(value) },
    ]);
}

/** Whole numbers and truth values are no text in a binding. */
function settingValue(value: string): StubValue {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}

function fieldLines(topic: MeasuredTopic, context: ChannelContext): readonly StubLine[] {
  const { sample } = topic;
  const policy = policyOf(topic);
  const isMixed = policy.length > 1;
  const hasNoOrder = sample !== undefined && sample.keyedPercent === 0 && topic.partitions > 1;
  const writers = context.access.writersOf(topic.name);
  const who = writers.length === 0 ? 'No ACL lets anybody write it.' : `By ACL these may write it: ${few(writers)}.`;
  return [
    ask('x-owner', 'the platform team with those who run its producers', who),
    { key: 'x-workload', value: context.workload },
    ask('x-data-class', 'its owner with who answers for data protection', 'The import keeps no content of a record.'),
    ask('x-purpose', 'its owner'),
    ask('x-visibility', 'its owner'),
    ask('x-role', 'its owner'),
    isMixed
      ? ask('x-holds', 'its owner', 'It is compacted and expires as well, which is neither.')
      : { key: 'x-holds', value: policy.includes('compact') ? 'state' : 'events' },
    ...(hasNoOrder
      ? [
          { note: 'No sampled record has a key, and there are several partitions.' },
          { key: 'x-ordering', value: 'none' },
        ]
      : [ask('x-ordering', 'its owner with its consumers')]),
    ...keyLines(topic),
    ask('x-retention', 'its owner with its consumers', retentionFact(topic)),
    ask('x-replay', 'its consumers'),
    ...rateLines(topic, context.seconds),
  ];
}

function ask(key: FieldName, by: string, known?: string): StubLine {
  const what = z.string().parse(channelFields.shape[key].description);
  const question: Question = { key, what, by, ...(known === undefined ? {} : { known }) };
  return { question };
}

/** The key’s fields are a decision; its skew is a figure, where enough records tell it. */
function keyLines({ sample }: MeasuredTopic): readonly StubLine[] {
  if (sample?.keys === undefined) return [];
  const share =
    keyedRecords(sample) < smallestSample
      ? 'Too few records to tell how hot its hottest key is.'
      : `hottestPercent: ${rounded(sample.keys.hottestRecordsPercent)}, by ${keyedRecords(sample)} records.`;
  return [ask('x-key', 'its owner', share)];
}

function rateLines(topic: MeasuredTopic, seconds: number): readonly StubLine[] {
  const { recordBytes, recordsPerSecond } = measuredRate(topic, seconds);
  if (recordBytes === undefined || recordsPerSecond === undefined) {
    const size = recordBytes === undefined ? 'Nothing tells how large a record is.' : `recordBytes: ${recordBytes}.`;
    const rate =
      recordsPerSecond === undefined ? 'Offsets could not be read.' : `normal: ${recordsPerSecond} records/s.`;
    return [ask('x-rates', 'its owner', `${size} ${rate}`)];
  }
  return [
    { note: 'Add promotional and exceptional, where those are more.' },
    {
      key: 'x-rates',
      value: {
        lines: [
          { key: 'recordBytes', value: recordBytes },
          { key: 'normal', value: `${recordsPerSecond} records/s` },
        ],
      },
    },
  ];
}

function factsOf(topic: MeasuredTopic, { on, seconds }: ChannelContext): readonly string[] {
  const { window, sample, retained, storedBytes } = topic;
  const written =
    window === undefined
      ? 'its offsets could not be read'
      : `${window.records} records were written${window.records === 0 ? '' : `, ${rounded(window.hottestPartitionPercent)} % of them to the busiest of ${topic.partitions} partitions`}`;
  const kept = [
    ...(retained === undefined ? [] : [`${retained} offsets`]),
    ...(storedBytes === undefined ? [] : [`${storedBytes} bytes on disks`]),
  ];
  return [
    `Measured ${on} over ${rounded(seconds)} s: ${written}${kept.length === 0 ? '' : `; kept: ${kept.join(', ')}`}.`,
    ...(sample === undefined ? ['No record was sampled.'] : sampleFacts(sample)),
  ];
}

function sampleFacts(sample: NonNullable<MeasuredTopic['sample']>): readonly string[] {
  const { keys, isOfWindow, records, recordBytes, batchBytes, compressions } = sample;
  return [
    `Of ${records} records, ${isOfWindow ? 'all written meanwhile' : 'the newest'}: ${recordBytes} bytes each in batches of ${batchBytes}, compressed with ${compressions.join(', ')}; ${keyFact(sample)}; ${rounded(sample.transactionalPercent)} % of the batches are transactional, ${rounded(sample.idempotentPercent)} % from idempotent producers.`,
    ...(keys === undefined
      ? []
      : [
          `${keys.distinct} keys; the hottest has ${rounded(keys.hottestRecordsPercent)} % of the records and ${rounded(keys.hottestBytesPercent)} % of the bytes.`,
        ]),
  ];
}

const keyFact = ({ keyedPercent, tombstonePercent }: NonNullable<MeasuredTopic['sample']>) =>
  keyedPercent === undefined || tombstonePercent === undefined
    ? 'they could not be unpacked here, so their keys are unknown'
    : `${rounded(keyedPercent)} % have a key, ${rounded(tombstonePercent)} % are tombstones`;

function retentionFact({ config, inherited }: MeasuredTopic): string {
  const name = 'retention.ms';
  const own = config[name];
  const value = Number(own ?? inherited[name]);
  const hours = value === -1 ? 'for good' : Number.isFinite(value) ? `${rounded(value / 3_600_000)} h` : 'unknown';
  return `Kept now: ${hours}${own === undefined ? ', from the brokers' : ''}.`;
}

/** Readers that are no operation: groups at rest, groups with odd names, and principals that no group is known of. */
function readerNotes({ name }: MeasuredTopic, { groupsOf, readersOf }: MeasuredAccess): readonly StubLine[] {
  const groups = groupsOf(name);
  const atRest = groups.filter((group) => !isActive(group) || !isGroupName(group.name));
  const readers = readersOf(name);
  return [
    ...(readers.length === 0 ? [] : [{ note: `By ACL these may read it: ${few(readers)}.` }]),
    ...atRest.slice(0, 20).map((group) => ({
      note: `Group ${group.name} is no operation here, since ${isActive(group) ? 'no contract takes its name' : 'nothing moved and nobody was in it'}. ${groupFacts(name, group)}`,
    })),
    ...(atRest.length > 20 ? [{ note: `${atRest.length - 20} further groups at rest are in the measurement.` }] : []),
  ];
}

const few = (principals: readonly string[]) =>
  principals.length <= 10
    ? principals.join(', ')
    : `${principals.slice(0, 10).join(', ')} and ${principals.length - 10} more`;
