import { canaryTopic, contractsAuditTopic, drillPrefix } from '../../model/names';
import type { Measurement } from '../import/measurement';
import { measurement } from '../import/measurement';
import type { LiveCluster } from './live-cluster';
import { byKey } from './measure/by-key';
import { gapsOf } from './measure/gaps';
import { measuredTopic } from './measure/measured-topic';
import { coordinatorsOf } from './measure/coordinators';
import { groupMembers } from './measure/group-members';
import { groupOffsets } from './measure/group-offsets';
import { logOffsets, loggedPartitions } from './measure/logged-partitions';
import { logsByKey, measuredGroup } from './measure/measured-groups';
import type { Pace } from './measure/pace';
import { sampleTopics } from './measure/sample-topics';
import { storedBytes } from './measure/stored-bytes';
import { readClusterState } from './read-cluster-state';
import { readGroups } from './read/read-groups';
import { readNamedTopics } from './read/read-topics';

export interface MeasureOptions {
  /** Which topics, by their whole names; all of them when left out. */
  readonly topicPattern?: string;
  /** How long the window is open. */
  readonly seconds: number;
  /** Records of each topic that are looked at; none are read where it is 0. */
  readonly sampleRecords: number;
  /** Day of the measurement, such as `2026-11-21`. */
  readonly on: string;
  readonly pace: Pace;
}

/** Topics of the kit itself, which no contract declares. */
const ownTopics: readonly string[] = [canaryTopic, contractsAuditTopic];

/**
 * Measures a cluster over a window of time. It only reads: Describe and DescribeConfigs are needed for topics, groups and
 * the cluster; Read only for samples, and where it is missing, it goes on without them and says so.
 * @throws ClusterFailure where no broker answers, or a right is missing without which nothing can be said
 */
export async function measure(cluster: LiveCluster, options: MeasureOptions): Promise<Measurement> {
  const { pace, seconds, sampleRecords } = options;
  const state = await readClusterState(cluster, { onProgress: pace.progress });
  const names = state.topics.map(({ name }) => name).filter(wanted(options));
  const topics = await readNamedTopics(cluster, names);
  const known = await coordinatorsOf(cluster, namesOf(state.groups));
  pace.progress('offsets');
  const openedMs = pace.now();
  const opened = await logOffsets(cluster, topics, 'latest');
  const before = await groupOffsets(cluster, known);
  await wait(seconds * 1000 - (pace.now() - openedMs), pace);
  const closedMs = pace.now();
  const closed = await logOffsets(cluster, topics, 'latest');
  // Some may have begun meanwhile.
  const { groups: seen, unanswered } = await readGroups(cluster, { topics: [], withLag: false });
  const groups = await coordinatorsOf(cluster, namesOf(seen));
  const after = await groupOffsets(cluster, groups);
  const beginnings = await logOffsets(cluster, topics, 'earliest');
  const logs = loggedPartitions(topics, cluster, { beginnings, opened, closed });
  const described = await groupMembers(cluster, groups);
  const stored = await storedBytes(cluster, logs);
  const sampled = await sampleTopics(cluster, sampleRecords > 0 ? logs : [], { records: sampleRecords, pace });
  const byTopic = byKey(logs, ({ topic }) => topic);
  const byKeyOfLog = logsByKey(logs);
  const [first, last] = [before, after].map(
    ({ results }) => new Map(results.map((each) => [each.group, each.offsets])),
  );
  const members = new Map(described.results.map((each) => [each.group, each]));
  const live = new Map(state.topics.map((topic) => [topic.name, topic]));
  return measurement.parse({
    kind: 'contracts-measurement',
    version: 1,
    on: options.on,
    seconds: Math.max(0.001, Math.round(closedMs - openedMs) / 1000),
    clusterId: state.clusterId,
    brokers: state.brokers.length,
    isAutomq: state.isAutomq,
    autoCreatesTopics: state.autoCreatesTopics,
    hasAuthorizer: state.hasAuthorizer,
    ...(options.topicPattern === undefined ? {} : { topicPattern: options.topicPattern }),
    topics: names.flatMap((name) => {
      const topic = live.get(name);
      return topic === undefined ? [] : [measuredTopic(topic, byTopic.get(name) ?? [], { stored, sampled })];
    }),
    groups: seen
      .map(({ name, state: listed, protocolType }) =>
        measuredGroup(
          {
            name,
            state: listed,
            protocolType,
            described: members.get(name),
            before: first?.get(name) ?? new Map(),
            after: last?.get(name) ?? new Map(),
          },
          byKeyOfLog,
        ),
      )
      .filter(({ topics: read, members: own }) => options.topicPattern === undefined || read.length + own.length > 0),
    acls: state.acls,
    quotas: state.quotas,
    gaps: gapsOf({
      state,
      groups: seen,
      names,
      logs: byTopic,
      sampled,
      unanswered: [...unanswered, ...before.unanswered, ...after.unanswered, ...described.unanswered],
      members,
    }),
  });
}

const namesOf = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

function wanted({ topicPattern }: MeasureOptions): (name: string) => boolean {
  const pattern = topicPattern === undefined ? undefined : new RegExp(`^(?:${topicPattern})$`);
  return (name) =>
    !ownTopics.includes(name) && !name.startsWith(drillPrefix) && (pattern === undefined || pattern.test(name));
}

/** Waits for the end of the window and says every few seconds how long it still takes. */
async function wait(milliseconds: number, { now, sleep, progress }: Pace): Promise<void> {
  const end = now() + milliseconds;
  for (let left = milliseconds; left > 0; left = end - now()) {
    progress(`measuring for another ${Math.ceil(left / 1000)} s`);
    await sleep(Math.min(left, 1000));
  }
}
