import { workloads } from '../../config/workloads';
import { secondsPerHour } from '../../model/time-units';
import { byteRate, rounded } from './figure';
import type { MeasuredAccess } from './measured-access';
import { measuredBytesPerSecond, measuredRate } from './measured-rate';
import type { MeasuredTopic, Measurement, Sample } from './measurement';
import { readStubs } from './read-stubs';
import { keyedRecords, smallestSample } from './keyed-records';
import type { StubGroup, StubLine } from './stub';
import type { TopicGroup } from './topic-groups';
import { userNameOf } from './user-name';

const fields = workloads.unwrap().element.shape;

/** A group of topics as a workload group of the deployment file. */
export function workloadStub(group: TopicGroup, measurement: Measurement, access: MeasuredAccess): StubGroup {
  const { topics } = group;
  const bytesPerSecond = total(topics.map((topic) => measuredBytesPerSecond(topic, measurement.seconds)));
  return {
    lines: [
      { key: 'name', value: group.name },
      ask('owner', 'the platform team with those who run its producers'),
      ask('purpose', 'its owner'),
      { key: 'topics', value: topicStubs(group) },
      ...userLines(group),
      ...writeLines(group, measurement, bytesPerSecond),
      ...readStubs(group, measurement, { access, bytesPerSecond }),
      ...messageLines(topics, measurement.seconds),
      ...keyLines(topics, measurement.seconds, bytesPerSecond),
      {
        key: 'partitions',
        value: { lines: [{ key: 'count', value: total(topics.map(({ partitions }) => partitions)) }] },
      },
      ask('retentionHours', 'its owner with its consumers', retentionFact(topics)),
      ask('latency', 'its consumers'),
      ask('impact', 'its owner'),
      ask('replay', 'its consumers'),
      ask('failure', 'its owner'),
    ],
  };
}

function ask(key: keyof typeof fields, by: string, known?: string): StubLine {
  return { question: { key, what: String(fields[key].description), by, ...(known === undefined ? {} : { known }) } };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const topicStubs = ({ prefix, topics }: TopicGroup): readonly StubGroup[] =>
  prefix === undefined
    ? topics.map(({ name }) => ({ lines: [{ key: 'name', value: name }] }))
    : [
        {
          lines: [
            { key: 'name', value: prefix },
            { key: 'pattern', value: 'prefixed' },
          ],
        },
      ];

function userLines({ writers }: TopicGroup): readonly StubLine[] {
  const users = writers.flatMap((principal) => userNameOf(principal) ?? []);
  if (users.length === 0) return [{ note: 'users: no ACL names one that writes these topics.' }];
  return [
    { note: 'Those who may write its topics; add those who read them, where quotas shall count.' },
    { key: 'users', value: users.slice(0, 50) },
  ];
}

function writeLines({ topics }: TopicGroup, { on, seconds }: Measurement, bytesPerSecond: number): readonly StubLine[] {
  const unknown = topics.filter((topic) => {
    const { recordBytes, recordsPerSecond } = measuredRate(topic, seconds);
    return recordsPerSecond === undefined || (recordBytes === undefined && recordsPerSecond > 0);
  });
  if (unknown.length === topics.length)
    return [ask('write', 'its owner', 'Neither rate nor size of what is written to its topics is known.')];
  const missing =
    unknown.length === 0 ? '' : ` Without ${unknown.length} of ${topics.length} topics, whose rate or size is unknown.`;
  return [
    {
      note: `Measured ${on} over ${rounded(seconds)} s.${missing} Is that an ordinary hour? Add promotional and exceptional.`,
    },
    {
      key: 'write',
      value: {
        lines: [
          { key: 'normal', value: { lines: [{ key: 'rate', value: byteRate(bytesPerSecond) }] } },
          {
            note: 'How many producers are connected, and from where, brokers don’t say: producers, access, sameZonePercent.',
          },
        ],
      },
    },
  ];
}

/** Means over what is written; over the samples, where nothing is. */
function messageLines(topics: readonly MeasuredTopic[], seconds: number): readonly StubLine[] {
  const sizes = topics.flatMap(({ sample, ...topic }) => {
    const { recordBytes, recordsPerSecond = 0 } = measuredRate({ ...topic, sample }, seconds);
    return recordBytes === undefined ? [] : [{ recordBytes, recordsPerSecond, sample }];
  });
  if (sizes.length === 0)
    return [ask('message', 'its owner', 'No record was sampled, and brokers don’t say what they store.')];
  const isIdle = sizes.every(({ recordsPerSecond }) => recordsPerSecond === 0);
  const weighed = sizes.map((each) => ({ ...each, weight: isIdle ? 1 : each.recordsPerSecond }));
  const mean = (values: readonly { readonly value: number; readonly weight: number }[]) => {
    const weights = total(values.map(({ weight }) => weight));
    return weights === 0 ? undefined : Math.round(total(values.map(({ value, weight }) => value * weight)) / weights);
  };
  const batch = mean(
    weighed.flatMap(({ sample, weight, recordBytes }) =>
      sample === undefined ? [] : [{ value: sample.batchBytes, weight: batchesOf(sample, weight * recordBytes) }],
    ),
  );
  return [
    {
      key: 'message',
      value: {
        lines: [
          {
            key: 'bytes',
            value: Math.max(1, mean(weighed.map(({ recordBytes: value, weight }) => ({ value, weight }))) ?? 1),
          },
          ...(batch === undefined ? [] : [{ key: 'batchBytes', value: Math.max(1, batch) }]),
        ],
      },
    },
  ];
}

const batchesOf = ({ batchBytes }: Sample, bytes: number) => bytes / batchBytes;

/** The key that has most of the group’s bytes. */
function keyLines(topics: readonly MeasuredTopic[], seconds: number, bytesPerSecond: number): readonly StubLine[] {
  const keyed = topics.flatMap((topic) => {
    const { sample } = topic;
    if (sample?.keys === undefined || keyedRecords(sample) < smallestSample) return [];
    const bytes = (measuredBytesPerSecond(topic, seconds) * keyedRecords(sample)) / sample.records;
    return [(sample.keys.hottestBytesPercent * bytes) / Math.max(bytesPerSecond, Number.MIN_VALUE)];
  });
  if (keyed.length === 0 || bytesPerSecond === 0)
    return [{ note: 'keys: too few keyed records were written to tell how hot the hottest key is.' }];
  return [
    { key: 'keys', value: { lines: [{ key: 'hottestPercent', value: Math.min(100, rounded(Math.max(...keyed))) }] } },
  ];
}

function retentionFact(topics: readonly MeasuredTopic[]): string {
  const kept = topics.map(({ config, inherited }) => Number(config['retention.ms'] ?? inherited['retention.ms']));
  const hours = kept.filter((value) => value >= 0).map((value) => rounded(value / 1000 / secondsPerHour));
  const range = [...new Set([Math.min(...hours), Math.max(...hours)])].join(' to ');
  const forGood = kept.some((value) => value === -1) ? ', some for good' : '';
  return hours.length === 0
    ? `Kept now${forGood === '' ? ': unknown' : ': for good'}.`
    : `Kept now: ${range} h${forGood}.`;
}
