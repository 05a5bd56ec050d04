import type { Deployment } from '../deployment';
import { anyOf, matching, ours } from './selectors';
import { topicsOf } from './topic-scopes';

type Grouped = Pick<Deployment, 'namespace' | 'workloads'>;

/** Consumer groups of one owner that have one limit in common. */
export interface GroupScope {
  readonly owner: string;
  /** Matchers for their groups and topics. */
  readonly series: string;
  readonly limit: number;
}

/** Limits of a reader: how many minutes it may be behind, how many hours its topics keep records. */
export type GroupLimit = 'behindMinutes' | 'retainedHours';

/**
 * Consumer groups of the workload groups, replays left out: they begin far behind on purpose. Readers of one owner with
 * the same limit are asked about together.
 */
export function groupScopes({ workloads }: Pick<Deployment, 'workloads'>, limit: GroupLimit): readonly GroupScope[] {
  const readers = workloads.flatMap((group) =>
    group.reads
      .filter(({ kind, consumerGroups }) => kind !== 'replay' && consumerGroups.length > 0)
      .map((reader) => ({
        owner: group.owner,
        limit: limit === 'retainedHours' ? group.retainedHours : group.impact.behindMinutes + reader.behindMinutes,
        consumerGroups: reader.consumerGroups,
        topics: topicsOf([group]),
      })),
  );
  const byLimit = new Map<string, typeof readers>();
  for (const reader of readers) {
    const key = JSON.stringify([reader.owner, reader.limit]);
    const together = byLimit.get(key);
    if (together) together.push(reader);
    else byLimit.set(key, [reader]);
  }
  return [...byLimit.values()].flatMap((together) => {
    const [first] = together;
    if (first === undefined) return [];
    const consumers = new Set(together.flatMap(({ consumerGroups }) => consumerGroups));
    const topics = new Set(together.flatMap((each) => each.topics));
    const series = `consumer_group=~${anyOf([...consumers])},topic=~${matching([...topics])}`;
    return [{ owner: first.owner, limit: first.limit, series }];
  });
}

/** Series of a metric for what no workload group names: other consumer groups, and other topics that a named one reads. */
export function otherGroups(deployment: Grouped, metric: string): string {
  const { workloads } = deployment;
  const named = new Set(workloads.flatMap(({ reads }) => reads.flatMap(({ consumerGroups }) => consumerGroups)));
  const all = ours(deployment);
  if (named.size === 0) return `${metric}{${all}}`;
  const groups = anyOf([...named]);
  const topics = matching([...new Set(topicsOf(workloads))]);
  return `${metric}{${all},consumer_group!~${groups}} or ${metric}{${all},consumer_group=~${groups},topic!~${topics}}`;
}
