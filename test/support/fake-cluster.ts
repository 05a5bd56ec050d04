import type { Change } from '../../lib/contracts/change/change-plan';
import type { ClusterState, LiveTopic } from '../../lib/contracts/cluster/cluster-state';
import { aclKey } from '../../lib/contracts/desired/acl-key';
import type { DesiredTopic } from '../../lib/contracts/desired/desired-state';

/** A cluster without topics, rights and quotas: three brokers of AutoMQ, unless something else is said. */
export const cluster = (overrides: Partial<ClusterState> = {}): ClusterState => ({
  clusterId: 'Rt7kQ2mZ9xWc4LbN6vHs3A',
  brokers: [{ id: 1000 }, { id: 1001 }, { id: 1002 }],
  isAutomq: true,
  autoCreatesTopics: false,
  hasAuthorizer: true,
  topics: [],
  groups: [],
  acls: [],
  quotas: [],
  ...overrides,
});

/** What brokers give to a topic that says nothing itself. */
const inherited = { 'cleanup.policy': 'delete', 'retention.ms': '604800000', 'min.insync.replicas': '1' };

/** A topic that the cluster has. */
export const liveTopic = (overrides: Partial<LiveTopic> = {}): LiveTopic => ({
  name: 'inventory.events',
  partitions: 12,
  replicationFactor: 1,
  config: {},
  inherited,
  ...overrides,
});

/**
 * The cluster after a change, as brokers would have it.
 * @throws Error where they would refuse it
 */
export function changedBy(state: ClusterState, change: Change): ClusterState {
  switch (change.kind) {
    case 'createTopic':
      if (state.topics.some(({ name }) => name === change.topic.name)) throw new Error('TOPIC_ALREADY_EXISTS');
      return { ...state, topics: [...state.topics, created(change.topic, state)] };
    case 'alterConfig':
      return withTopic(state, change.topic, (topic) => ({ ...topic, config: altered(topic.config, change.settings) }));
    case 'addPartitions':
      return withTopic(state, change.topic, (topic) => {
        if (change.to <= topic.partitions || change.from !== topic.partitions) throw new Error('INVALID_PARTITIONS');
        return { ...topic, partitions: change.to };
      });
    case 'deleteTopic':
      withTopic(state, change.topic, (topic) => topic);
      return { ...state, topics: state.topics.filter(({ name }) => name !== change.topic) };
    case 'addAcl':
      return { ...state, acls: [...without(state, aclKey(change.acl)), change.acl] };
    case 'removeAcl':
      return { ...state, acls: without(state, aclKey(change.acl)) };
    case 'setQuota': {
      const others = state.quotas.filter(({ user }) => user !== change.to.user);
      return { ...state, quotas: Object.keys(change.to).length > 1 ? [...others, change.to] : others };
    }
  }
}

export const changedByAll = (state: ClusterState, changes: readonly Change[]): ClusterState =>
  changes.reduce(changedBy, state);

const without = ({ acls }: ClusterState, key: string) => acls.filter((acl) => aclKey(acl) !== key);

/** AutoMQ stores one replica and `min.insync.replicas=1` whatever is asked. */
const created = ({ name, partitions, replicas, config }: DesiredTopic, { isAutomq }: ClusterState): LiveTopic =>
  liveTopic({
    name,
    partitions,
    replicationFactor: isAutomq ? 1 : (replicas ?? 1),
    config: { ...config, ...(isAutomq ? { 'min.insync.replicas': '1' } : {}) },
  });

function withTopic(state: ClusterState, name: string, change: (topic: LiveTopic) => LiveTopic): ClusterState {
  if (!state.topics.some((topic) => topic.name === name)) throw new Error('UNKNOWN_TOPIC_OR_PARTITION');
  return { ...state, topics: state.topics.map((topic) => (topic.name === name ? change(topic) : topic)) };
}

function altered(
  config: LiveTopic['config'],
  settings: Extract<Change, { kind: 'alterConfig' }>['settings'],
): LiveTopic['config'] {
  const after = new Map(Object.entries(config));
  for (const { name, to } of settings) {
    if (to === undefined) after.delete(name);
    else after.set(name, to);
  }
  return Object.fromEntries(after);
}
