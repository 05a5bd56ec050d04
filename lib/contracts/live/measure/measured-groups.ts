import { inferredReset } from '../../import/inferred-reset';
import type { MeasuredGroup } from '../../import/measurement';
import type { DescribedGroup } from './group-members';
import type { LoggedPartition } from './logged-partition';
import { partitionKey } from './logged-partition';

export interface GroupReading {
  readonly name: string;
  /** As listed; members are unknown where `described` is absent. */
  readonly state: string;
  readonly protocolType: string;
  readonly described?: DescribedGroup;
  /** Offsets when the window opened, and when it closed, by topic and partition. */
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

/** What was seen of a group over the window, for the topics that were measured. */
export function measuredGroup(
  { name, state, protocolType, described, before, after }: GroupReading,
  partitions: ReadonlyMap<string, LoggedPartition>,
): MeasuredGroup {
  const commits = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): readonly Commit[] => {
    const log = partitions.get(key);
    return log === undefined ? [] : [{ log, from: before.get(key), to: after.get(key) }];
  });
  const told = described !== undefined && !isDead(described) ? described : { state, protocolType };
  return {
    name,
    state: told.state,
    protocolType: told.protocolType,
    members: described?.members ?? [],
    topics: topicsIn(commits),
    reset: inferredReset(
      commits.map(({ log, from, to }) => ({
        topic: log.topic,
        partition: log.partition,
        endBefore: log.opened,
        ...(from === undefined ? {} : { before: from }),
        ...(to === undefined ? {} : { after: to }),
      })),
    ),
  };
}

/** What was committed of a log when the window opened, and when it closed. */
interface Commit {
  readonly log: LoggedPartition;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

function topicsIn(commits: readonly Commit[]): MeasuredGroup['topics'] {
  const topics = new Map<string, MeasuredGroup['topics'][number]>();
  for (const { log, from = log.beginning, to } of commits) {
    const sum = topics.get(log.topic) ?? { name: log.topic, lag: 0, moved: 0, lostPartitions: 0 };
    if (to === undefined) topics.set(log.topic, sum);
    else
      topics.set(log.topic, {
        name: log.topic,
        lag: sum.lag + Math.max(0, log.closed - Math.max(to, log.beginning)),
        moved: sum.moved + to - from,
        lostPartitions: sum.lostPartitions + (to < log.beginning ? 1 : 0),
      });
  }
  return [...topics.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A group of KIP-848 looks so where members are asked for in the classic way. */
export const isDead = ({ state }: Pick<DescribedGroup, 'state'>): boolean => /^dead$/i.test(state);

/** Logs by topic and partition. */
export const logsByKey = (partitions: readonly LoggedPartition[]): ReadonlyMap<string, LoggedPartition> =>
  new Map(partitions.map((each) => [partitionKey(each), each]));
