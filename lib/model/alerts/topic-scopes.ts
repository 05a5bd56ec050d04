import type { Deployment } from '../deployment';
import { canaryTopic } from '../names';
import type { WorkloadGroup } from '../workload-group';
import { literally, matching } from './selectors';

/** Topics with one owner. */
export interface TopicScope {
  /** Undefined for topics that belong to no workload group. */
  readonly owner?: string;
  /** A matcher for them. */
  readonly topics: string;
  /** The same for what their names are extended by, such as `.dlq`. */
  readonly extended: (suffix: string) => string;
}

/** Topics of Kafka and AutoMQ themselves, and of the canary. */
const internal = ['__.*', literally(canaryTopic)];

/** Topics by who owns them: a scope for each owner of workload groups, and one for all other topics. */
export function topicScopes({ workloads }: Pick<Deployment, 'workloads'>): readonly TopicScope[] {
  const owners = [...new Set(workloads.map(({ owner }) => owner))];
  const ofOwners = owners.map((owner): TopicScope => {
    const named = topicsOf(workloads.filter((group) => group.owner === owner));
    return {
      owner,
      topics: `topic=~${matching(named)}`,
      extended: (suffix) => `topic=~${matching(named.map((name) => `(?:${name})${suffix}`))}`,
    };
  });
  const known = topicsOf(workloads);
  const rest: TopicScope = {
    topics: `topic!~${matching([...internal, ...known])}`,
    extended: (suffix) =>
      [
        `topic=~${matching([`.+${suffix}`])}`,
        ...(known.length > 0 ? [`topic!~${matching(known.map((name) => `(?:${name})${suffix}`))}`] : []),
      ].join(','),
  };
  return [...ofOwners, rest];
}

/** Regular expressions of the topics of groups. */
export const topicsOf = (groups: readonly WorkloadGroup[]): readonly string[] =>
  groups.flatMap(({ topics }) =>
    topics.map(({ name, pattern }) => (pattern === 'prefixed' ? `${literally(name)}.*` : literally(name))),
  );
