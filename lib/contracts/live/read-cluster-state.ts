import { printable } from '../../config/printable';
import type { ClusterState, LiveTopic } from '../cluster/cluster-state';
import { ClusterFailure } from './cluster-failure';
import type { LiveCluster } from './live-cluster';
import { MissingRights } from './missing-rights';
import { lackingOnCluster } from './read/cluster-rights';
import { readAcls } from './read/read-acls';
import { readBrokers } from './read/read-brokers';
import { readGroups } from './read/read-groups';
import { readNewestRecords } from './read/read-newest-records';
import { readQuotas } from './read/read-quotas';
import { readBrokerSettings, readTopicSettings } from './read/read-settings';
import { readTopics } from './read/read-topics';

export interface StateWanted {
  /** Topics that should be there: where brokers hide one of them, the right to see it is missing. */
  readonly expectedTopics?: readonly string[];
  /** Topics whose newest record is looked for; none when left out. */
  readonly wantsLastRecord?: (topic: string) => boolean;
  /** Whether to reckon how far groups are behind. */
  readonly withLag?: boolean;
  /** Told from time to time what is read. */
  readonly onProgress?: (what: string) => void;
}

/** Kafka’s and AutoMQ’s own topics, which nobody declares. */
const isOwnTopic = (name: string) => name.startsWith('__');

/**
 * Everything that contracts are held against. Nothing is changed by it.
 * @throws ClusterFailure where no broker answers
 * @throws MissingRights that names each operation and resource that the caller may not ask about
 */
export async function readClusterState(cluster: LiveCluster, wanted: StateWanted = {}): Promise<ClusterState> {
  const { expectedTopics = [], wantsLastRecord, withLag = false, onProgress = () => undefined } = wanted;
  const { clusterId, allowed } = await readBrokers(cluster);
  const missing = [...lackingOnCluster(allowed, ['describe', 'describeConfigs'])];
  const found = await readTopics(cluster, expectedTopics);
  missing.push(...found.denied.map((name) => `describe on topic ${name}`));
  const metadata = found.topics.filter(({ name, isInternal }) => !isInternal && !isOwnTopic(name));
  const settings = await readTopicSettings(
    cluster,
    metadata.map(({ name }) => name),
    (done) => onProgress(`settings of ${done} of ${metadata.length} topics`),
  );
  missing.push(...settings.denied.map((name) => `describeConfigs on topic ${name}`));
  const acls = await readAcls(cluster);
  const quotas = await readQuotas(cluster);
  if (missing.length > 0 || acls === undefined || quotas === undefined)
    throw new MissingRights(missing, 'its topics, rights and quotas can’t be read');
  const brokers = await brokerSettings(cluster);
  onProgress('groups');
  const groups = await visibleGroups(cluster, { topics: metadata, withLag });
  const asked = wantsLastRecord === undefined ? [] : metadata.filter(({ name }) => wantsLastRecord(name));
  if (asked.length > 0) onProgress(`newest records of ${asked.length} topics`);
  const records = await readNewestRecords(cluster, asked);
  const newest = newestOf(records.offsets);
  const silent = [...new Set([...brokers.unanswered, ...groups.unanswered, ...records.unanswered])].sort(
    (a, b) => a - b,
  );
  return {
    clusterId,
    brokers: cluster.brokers.map(({ id, rack }) => ({ id, ...(rack === undefined ? {} : { rack }) })),
    ...meaningOf(brokers.settings),
    topics: metadata.flatMap(({ name, leaders, replicationFactor }): readonly LiveTopic[] => {
      const own = settings.byTopic.get(name);
      const lastRecordMs = newest.get(name);
      if (own === undefined) return [];
      return [
        {
          name,
          partitions: leaders.length,
          replicationFactor,
          ...own,
          ...(lastRecordMs === undefined ? {} : { lastRecordMs }),
          ...(records.unknown.has(name) ? { hasUnknownRecords: true } : {}),
        },
      ];
    }),
    groups: groups.groups,
    acls,
    quotas,
    ...(silent.length + settings.unanswered.length > 0
      ? { unanswered: { brokers: silent, topics: settings.unanswered } }
      : {}),
  };
}

type Settings = Readonly<Record<string, string>>;

async function brokerSettings(cluster: LiveCluster) {
  const settings: Settings[] = [];
  const unanswered: number[] = [];
  for (const broker of cluster.brokers) {
    const found = await readBrokerSettings(cluster, broker).catch(() => undefined);
    if (found === undefined) unanswered.push(broker.id);
    else settings.push(found);
  }
  if (settings.length === 0)
    throw new ClusterFailure(
      'No broker tells its own settings, so that nobody knows whether it is AutoMQ or checks rights at all.',
      'Run it again when the brokers answer.',
    );
  return { settings, unanswered };
}

async function visibleGroups(...asked: Parameters<typeof readGroups>): ReturnType<typeof readGroups> {
  const groups = await readGroups(...asked);
  if (groups.denied.length === 0) return groups;
  throw new MissingRights(
    groups.denied.map((name) => `describe on group ${printable(name)}`),
    'nobody knows who reads its topics',
  );
}

/** What the brokers’ own settings say; a single one that makes topics is enough for topics that nobody declared. */
const meaningOf = (brokers: readonly Settings[]) => ({
  // Kafka has no such setting.
  isAutomq: brokers.some((each) => each['s3.data.buckets'] !== undefined && each['elasticstream.enable'] !== 'false'),
  autoCreatesTopics: brokers.some((each) => each['auto.create.topics.enable'] === 'true'),
  hasAuthorizer: brokers.some((each) => (each['authorizer.class.name'] ?? '') !== ''),
});

function newestOf(
  offsets: readonly { readonly topic: string; readonly timestampMs: number }[],
): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { topic, timestampMs } of offsets)
    if (timestampMs > (newest.get(topic) ?? -1)) newest.set(topic, timestampMs);
  return newest;
}
