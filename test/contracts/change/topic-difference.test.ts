import type { ChangeContext } from '../../../lib/contracts/change/change-context';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import type { ClusterState } from '../../../lib/contracts/cluster/cluster-state';
import type { DesiredState } from '../../../lib/contracts/desired/desired-state';
import { wanted, wantedTopic } from '../../support/desired-fixture';
import { changedByAll, cluster, liveTopic } from '../../support/fake-cluster';

const asOf = '2026-11-27';

const planOf = (desired: DesiredState, state: ClusterState, context: Partial<ChangeContext> = {}) =>
  changePlanOf(desired, state, { asOf, ...context });

const topicOnly = (overrides: Parameters<typeof wantedTopic>[0] = {}) => wanted({ topics: [wantedTopic(overrides)] });

describe('topics', () => {
  test('what AutoMQ forces is neither asked of it nor a difference', () => {
    const { changes } = planOf(topicOnly(), cluster());
    expect(changes).toMatchObject([{ kind: 'createTopic', risk: 'none', owner: 'Inventory', isDrift: false }]);
    const [change] = changes;
    expect(change?.kind === 'createTopic' && change.topic).toMatchObject({
      partitions: 12,
      config: { 'cleanup.policy': 'delete', 'retention.ms': '864000000' },
    });
    expect(JSON.stringify(change)).not.toMatch(/min\.insync|replicas/);
    expect(planOf(topicOnly(), changedByAll(cluster(), changes)).changes).toEqual([]);
  });

  test('replicas and min.insync.replicas hold on plain Kafka', () => {
    const plain = cluster({ isAutomq: false });
    const { changes } = planOf(topicOnly(), plain);
    expect(changes).toMatchObject([{ topic: { replicas: 3, config: { 'min.insync.replicas': '2' } } }]);
    const state = { ...plain, topics: [liveTopic({ config: wantedTopic().config })] };
    expect(planOf(topicOnly(), state)).toMatchObject({
      changes: [],
      refusals: [{ topic: 'inventory.events', why: expect.stringContaining('one replica ') as string }],
    });
    expect(planOf(topicOnly({ replicas: 4 }), plain).refusals).toMatchObject([
      { why: 'It asks for 4 replicas, and the cluster has 3 brokers.' },
    ]);
  });

  test('a name that Kafka takes for another one is refused before the broker does', () => {
    const state = cluster({ topics: [liveTopic({ name: 'inventory_events' })] });
    expect(planOf(topicOnly(), state)).toMatchObject({
      changes: [],
      refusals: [{ topic: 'inventory.events', why: expect.stringContaining('inventory_events') as string }],
    });
  });

  test('names of Kafka and of the deployment are never changed', () => {
    for (const name of ['__consumer_offsets', 'automq-canary']) {
      const state = cluster({ topics: [liveTopic({ name })] });
      const desired = { ...topicOnly({ name }), removals: [{ topic: name, on: asOf, owner: 'Inventory', reason: '' }] };
      expect(planOf(desired, state).changes).toEqual([]);
      expect(planOf({ ...desired, topics: [] }, state)).toMatchObject({ changes: [], refusals: [{ topic: name }] });
      expect(planOf(wanted(), state).undeclared).toEqual([]);
    }
  });

  test('a topic whose settings nobody could read is neither created nor altered', () => {
    const state = cluster({ unanswered: { brokers: [], topics: ['inventory.events'] } });
    expect(planOf(topicOnly(), state)).toMatchObject({ changes: [], refusals: [{ topic: 'inventory.events' }] });
  });
});

describe('partitions', () => {
  const live = cluster({
    topics: [liveTopic({ config: { 'cleanup.policy': 'delete', 'retention.ms': '864000000' } })],
  });

  test('more of them on an ordered topic are refused with a migration plan that names clients, groups and key', () => {
    const { changes, refusals } = planOf(topicOnly({ partitions: 24 }), live);
    expect(changes).toEqual([]);
    const text = (refusals[0]?.migration ?? []).join('\n');
    for (const name of ['warehouseId and productId', 'inventory.fulfilment', 'sendStockChanges', '12 partitions'])
      expect(text).toContain(name);
    expect(text).toContain('x-repartition: { partitions: 24');
  });

  describe('of a compacted topic', () => {
    const repartition = { partitions: 24, on: asOf, owner: 'Inventory' };
    const compacted = { 'cleanup.policy': 'compact' };
    const asked = (config: Readonly<Record<string, string>>, others: Parameters<typeof wantedTopic>[0] = {}) =>
      topicOnly({ partitions: 24, config, ...others });
    const withPolicy = (config: Readonly<Record<string, string>>, inherited: Readonly<Record<string, string>> = {}) =>
      cluster({ topics: [liveTopic({ config, inherited })] });

    test.each([
      ['not accepted', asked(compacted), withPolicy(compacted)],
      ['accepted', asked(compacted, { repartition }), withPolicy(compacted)],
      ['accepted, without order', asked(compacted, { repartition, ordered: false }), withPolicy(compacted)],
      ['that will be compacted', asked(compacted, { repartition }), withPolicy({ 'cleanup.policy': 'delete' })],
      ['by the brokers’ default', asked({}, { repartition }), withPolicy({}, compacted)],
    ])('they are refused with a migration plan to a new one: %s', (_case, desired, state) => {
      const { changes, refusals } = planOf(desired, state);
      expect(changes.map(({ kind }) => kind)).not.toContain('addPartitions');
      expect(refusals).toMatchObject([{ why: expect.stringContaining('It is compacted') as string }]);
      expect(refusals[0]?.migration?.join('\n')).toContain('inventory.events.next');
      expect(refusals[0]?.migration?.join('\n')).not.toContain('x-repartition');
    });
  });

  test('an acceptance holds for its number of partitions and from its day on', () => {
    const accepted = (partitions: number, on: string) =>
      planOf(topicOnly({ partitions: 24, repartition: { partitions, on, owner: 'Inventory' } }), live);
    expect(accepted(24, asOf).changes).toMatchObject([{ kind: 'addPartitions', from: 12, to: 24, risk: 'high' }]);
    expect(accepted(24, '2026-11-28').changes).toEqual([]);
    expect(accepted(48, asOf).changes).toEqual([]);
  });

  test('more of them are harmless where nothing is in order', () => {
    expect(planOf(topicOnly({ partitions: 24, ordered: false }), live).changes).toMatchObject([
      { kind: 'addPartitions', risk: 'low' },
    ]);
  });

  test('fewer of them are refused with a way out, accepted or not', () => {
    const repartition = { partitions: 6, on: asOf, owner: 'Inventory' };
    expect(planOf(topicOnly({ partitions: 6, repartition }), live)).toMatchObject({
      changes: [],
      refusals: [
        { why: expect.stringContaining('takes no partition away') as string, fix: expect.any(String) as string },
      ],
    });
  });
});

describe('settings', () => {
  const withConfig = (config: Readonly<Record<string, string>>) => cluster({ topics: [liveTopic({ config })] });
  const change = (from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>) =>
    planOf(topicOnly({ config: to }), withConfig(from)).changes[0];

  test.each([
    ['shorter retention', { 'retention.ms': '864000000' }, { 'retention.ms': '3600000' }, 'high'],
    ['retention with an end', { 'retention.ms': '-1' }, { 'retention.ms': '864000000' }, 'high'],
    ['longer retention', { 'retention.ms': '3600000' }, { 'retention.ms': '-1' }, 'none'],
    ['retention by size', { 'retention.bytes': '-1' }, { 'retention.bytes': '1000' }, 'high'],
    ['compaction on', { 'cleanup.policy': 'delete' }, { 'cleanup.policy': 'compact' }, 'high'],
    ['compaction off', { 'cleanup.policy': 'compact' }, { 'cleanup.policy': 'delete' }, 'high'],
    ['deletion beside compaction', { 'cleanup.policy': 'compact' }, { 'cleanup.policy': 'compact,delete' }, 'high'],
    ['deletion off', { 'cleanup.policy': 'compact,delete' }, { 'cleanup.policy': 'compact' }, 'none'],
    ['tombstones kept shorter', { 'delete.retention.ms': '900' }, { 'delete.retention.ms': '100' }, 'high'],
    ['a retention that nobody knows before', {}, { 'retention.bytes': '1000' }, 'high'],
    ['smaller records', { 'max.message.bytes': '2000' }, { 'max.message.bytes': '1000' }, 'low'],
    ['an unknown setting', { 'new.setting': 'a' }, { 'new.setting': 'b' }, 'low'],
    ['a setting that goes back to a longer one', { 'retention.ms': '3600000' }, {}, 'none'],
    ['a setting that goes back to a shorter one', { 'retention.ms': '864000000' }, {}, 'high'],
    ['a policy that goes back', { 'cleanup.policy': 'compact' }, {}, 'high'],
  ])('%s: risk is said before it is done', (_, from, to, risk) => {
    expect(change(from, to)).toMatchObject({ kind: 'alterConfig', risk });
  });

  test('a setting that the contract lacks is taken away, and the value before is in the plan', () => {
    expect(change({ 'segment.bytes': '1000', 'retention.ms': '1' }, { 'retention.ms': '2' })).toMatchObject({
      settings: [
        { name: 'retention.ms', from: '1', to: '2' },
        { name: 'segment.bytes', from: '1000' },
      ],
    });
  });

  test('what the brokers do anyway is no difference, until they do otherwise', () => {
    const wanted = { 'retention.ms': '604800000' };
    expect(change({}, wanted)).toBeUndefined();
    const others = cluster({ topics: [liveTopic({ inherited: { 'retention.ms': '3600000' } })] });
    expect(planOf(topicOnly({ config: wanted }), others).changes[0]).toMatchObject({
      settings: [{ name: 'retention.ms', from: '3600000', to: '604800000' }],
    });
  });

  test('the order of policies is no difference, and neither is what a reassignment leaves', () => {
    const live = { 'cleanup.policy': 'delete,compact', 'leader.replication.throttled.replicas': '0:1' };
    expect(change(live, { 'cleanup.policy': 'compact,delete' })).toBeUndefined();
  });
});

describe('removals', () => {
  const removal = { topic: 'inventory.old', on: '2026-11-20', owner: 'Inventory', reason: 'Nobody reads it.' };
  const live = cluster({ topics: [liveTopic({ name: 'inventory.old', lastRecordMs: Date.UTC(2026, 10, 1) })] });
  const desired = wanted({ removals: [removal] });

  test('a topic goes from the day of its removal on, and what is lost is said', () => {
    expect(planOf(desired, live).changes).toMatchObject([
      { kind: 'deleteTopic', risk: 'high', owner: 'Inventory', why: expect.stringContaining('2026-11-01') as string },
    ]);
    const early = planOf(desired, live, { asOf: '2026-11-19' });
    expect(early.changes).toEqual([]);
    expect(early.undeclared).toMatchObject([{ name: 'inventory.old', removedFrom: '2026-11-20' }]);
  });

  test('without an entry a topic stays, with its last use', () => {
    expect(planOf(wanted(), live)).toMatchObject({
      changes: [],
      undeclared: [{ kind: 'topic', name: 'inventory.old', lastUsedMs: Date.UTC(2026, 10, 1) }],
    });
  });

  test.each([
    ['a contract declares it', { ...desired, topics: [wantedTopic({ name: 'inventory.old' })] }, live],
    [
      'somebody reads it',
      desired,
      {
        ...live,
        groups: [
          { name: 'view', state: 'Stable', protocolType: 'consumer', members: 2, topics: ['inventory.old'], lag: 0 },
        ],
      },
    ],
    [
      'somebody wrote to it after that day',
      desired,
      { ...live, topics: [liveTopic({ name: 'inventory.old', lastRecordMs: Date.UTC(2026, 10, 20, 1) })] },
    ],
    [
      'its newest record is of a time that is no day, as of a producer that counts in microseconds',
      desired,
      { ...live, topics: [liveTopic({ name: 'inventory.old', lastRecordMs: 1.79e15 })] },
    ],
    ['or in nanoseconds', desired, { ...live, topics: [liveTopic({ name: 'inventory.old', lastRecordMs: 1.79e18 })] }],
    [
      'a partition of it gave no answer',
      desired,
      { ...live, topics: [liveTopic({ name: 'inventory.old', hasUnknownRecords: true })] },
    ],
    ['nobody knows who reads it', desired, { ...live, unanswered: { brokers: [1001], topics: [] } }],
  ])('a topic is not deleted while %s', (_, contracts, state) => {
    const { changes, refusals } = planOf(contracts, state);
    expect(changes.map(({ kind }) => kind)).not.toContain('deleteTopic');
    expect(refusals).toMatchObject([{ topic: 'inventory.old', fix: expect.any(String) as string }]);
  });
});
