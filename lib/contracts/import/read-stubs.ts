import { rounded } from './figure';
import { labelOf, uniqueNames } from './label-of';
import type { MeasuredAccess } from './measured-access';
import { isActive, topicsOf } from './measured-access';
import { measuredBytesPerSecond, measuredRate } from './measured-rate';
import type { MeasuredGroup, Measurement } from './measurement';
import { isGroupName } from './operation-stubs';
import type { StubGroup, StubLine } from './stub';
import type { TopicGroup } from './topic-groups';

/** The deployment file takes so many readers of a group, and so many consumer groups of a reader. */
const most = { reads: 100, groups: 50 };

/** A reader further behind than this reads from the object store, minutes. */
const liveMinutes = 5;

interface Written {
  readonly access: MeasuredAccess;
  /** Of all topics of the group. */
  readonly bytesPerSecond: number;
}

/** The consumer groups that read a group of topics. */
export function readStubs(group: TopicGroup, measurement: Measurement, written: Written): readonly StubLine[] {
  const readers = new Map(
    group.topics.flatMap(({ name }) => written.access.groupsOf(name).map((each) => [each.name, each])),
  );
  const sorted = [...readers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const active = sorted
    .filter((reader) => isActive(reader) && isGroupName(reader.name))
    .slice(0, most.reads * most.groups);
  const left = sorted.filter((reader) => !active.includes(reader));
  const name = uniqueNames();
  const size = Math.ceil(active.length / most.reads);
  const reads = Array.from({ length: size === 0 ? 0 : Math.ceil(active.length / size) }, (_, part) =>
    readStub(active.slice(part * size, (part + 1) * size), group, { measurement, written, name }),
  );
  return [
    ...(left.length === 0 ? [] : [{ note: leftOut(left) }]),
    ...(reads.length === 0 ? [] : [{ key: 'reads', value: reads }]),
  ];
}

const leftOut = (groups: readonly MeasuredGroup[]) =>
  `No readers here, at rest or with a name that no file takes: ${groups
    .slice(0, 10)
    .map(({ name }) => name)
    .join(', ')}${groups.length > 10 ? ` and ${groups.length - 10} more` : ''}.`;

interface Reading {
  readonly measurement: Measurement;
  readonly written: Written;
  readonly name: (wanted: string) => string;
}

function readStub(
  groups: readonly MeasuredGroup[],
  { topics }: TopicGroup,
  { measurement: { seconds }, written: { bytesPerSecond }, name }: Reading,
): StubGroup {
  const fanOut = groups.reduce((sum, group) => {
    const own = new Set(topicsOf(group));
    const read = topics.filter((topic) => own.has(topic.name));
    const bytes = read.reduce((all, topic) => all + measuredBytesPerSecond(topic, seconds), 0);
    return sum + (bytesPerSecond === 0 ? 1 : bytes / bytesPerSecond);
  }, 0);
  const behind = Math.max(...groups.map((group) => minutesBehind(group, topics, seconds)));
  const members = groups.reduce((sum, group) => sum + group.members.length, 0);
  return {
    lines: [
      { key: 'kind', value: behind > liveMinutes ? 'delayed' : 'live' },
      {
        key: 'name',
        value: name(
          labelOf(
            groups
              .map((group) => group.name)
              .slice(0, 1)
              .join(''),
          ),
        ),
      },
      { key: 'consumerGroups', value: groups.map((group) => group.name) },
      { key: 'fanOut', value: Math.min(1000, rounded(fanOut)) },
      ...(behind > liveMinutes ? [{ key: 'behindMinutes', value: Math.min(1_000_000, Math.ceil(behind)) }] : []),
      ...(members === 0 ? [] : [{ key: 'consumers', value: Math.min(100_000, members) }]),
    ],
  };
}

/** How long the topics took to write what the group has not read; a lag of what nobody writes any more is none. */
function minutesBehind({ topics: own }: MeasuredGroup, topics: TopicGroup['topics'], seconds: number): number {
  const minutes = own.map(({ name, lag }) => {
    const topic = topics.find((each) => each.name === name);
    const rate = topic === undefined ? 0 : (measuredRate(topic, seconds).recordsPerSecond ?? 0);
    return rate === 0 ? 0 : lag / rate / 60;
  });
  return Math.max(0, ...minutes);
}
