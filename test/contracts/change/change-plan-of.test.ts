import fc from 'fast-check';
import { factsLeft, lastAppliedOf } from '../../../lib/contracts/change/applied-facts';
import type { ChangeContext } from '../../../lib/contracts/change/change-context';
import type { Change } from '../../../lib/contracts/change/change-plan';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import type { ClusterState } from '../../../lib/contracts/cluster/cluster-state';
import type { DesiredState } from '../../../lib/contracts/desired/desired-state';
import { wanted, wantedAcl, wantedTopic } from '../../support/desired-fixture';
import { changedBy, changedByAll, cluster, liveTopic } from '../../support/fake-cluster';

const asOf = '2026-11-27';

const planOf = (desired: DesiredState, state: ClusterState, context: Partial<ChangeContext> = {}) =>
  changePlanOf(desired, state, { asOf, ...context });

const topicOnly = (overrides: Parameters<typeof wantedTopic>[0] = {}) => wanted({ topics: [wantedTopic(overrides)] });

/** The cluster as an apply leaves it, with what its audit record says of it. */
function afterApply(desired: DesiredState, state: ClusterState = cluster()) {
  const { changes } = planOf(desired, state);
  const lastApplied = lastAppliedOf(factsLeft(desired, state, { done: changes, pending: [], asOf }));
  return { state: changedByAll(state, changes), lastApplied };
}

const brief = (changes: readonly Change[]) => changes.map(({ kind, risk, isDrift }) => ({ kind, risk, isDrift }));

describe('drift', () => {
  const desired = wanted({
    topics: [wantedTopic()],
    acls: [wantedAcl()],
    quotas: [{ user: 'inventory', owner: 'Inventory', producerByteRate: 100 }],
  });
  const { state, lastApplied } = afterApply(desired);
  const topic = state.topics[0] ?? liveTopic();
  const shorter = { ...topic, config: { ...topic.config, 'retention.ms': '1000' } };

  test.each<[string, ClusterState, Change['kind']]>([
    ['a setting', { ...state, topics: [shorter] }, 'alterConfig'],
    [
      'a further setting',
      { ...state, topics: [{ ...topic, config: { ...topic.config, 'segment.ms': '1' } }] },
      'alterConfig',
    ],
    ['a deleted topic', { ...state, topics: [] }, 'createTopic'],
    ['a revoked right', { ...state, acls: [] }, 'addAcl'],
    ['a further right', { ...state, acls: [...state.acls, wantedAcl({ operation: 'write' })] }, 'removeAcl'],
    ['a quota', { ...state, quotas: [{ user: 'inventory', producerByteRate: 7 }] }, 'setQuota'],
  ])('%s that somebody changed by hand since the last apply is known', (_, now, kind) => {
    expect(planOf(desired, now, { lastApplied }).changes).toMatchObject([{ kind, isDrift: true }]);
    expect(planOf(desired, now).changes).toMatchObject([{ kind, isDrift: false }]);
  });

  test('a contract that changed is no drift', () => {
    const longer = { ...wantedTopic().config, 'retention.ms': '999999999' };
    const next = { ...desired, topics: [wantedTopic({ config: longer })], acls: [] };
    expect(brief(planOf(next, state, { lastApplied }).changes)).toEqual([
      { kind: 'alterConfig', risk: 'none', isDrift: false },
      { kind: 'removeAcl', risk: 'low', isDrift: false },
    ]);
  });

  test('what an apply could not do is no drift the next time', () => {
    const { changes } = planOf(desired, cluster());
    const done = changes.filter(({ kind }) => kind === 'createTopic');
    const partly = lastAppliedOf(factsLeft(desired, cluster(), { done, pending: [], asOf }));
    const { changes: rest } = planOf(desired, changedByAll(cluster(), done), { lastApplied: partly });
    expect(rest.map(({ kind, isDrift }) => [kind, isDrift])).toEqual([
      ['addAcl', false],
      ['setQuota', false],
    ]);
  });
});

describe('the plan', () => {
  test('rights come after the topics that they name, revocations after grants, deletions last', () => {
    const removal = { topic: 'inventory.old', on: asOf, owner: 'Inventory', reason: 'Nobody reads it.' };
    const desired = wanted({ topics: [wantedTopic()], acls: [wantedAcl()], removals: [removal] });
    const state = cluster({
      topics: [liveTopic({ name: 'inventory.old' })],
      acls: [wantedAcl({ operation: 'write' })],
    });
    expect(planOf(desired, state).changes.map(({ kind }) => kind)).toEqual([
      'createTopic',
      'addAcl',
      'removeAcl',
      'deleteTopic',
    ]);
  });

  test('a plan is known by its hash: what is listed and never touched is no part of it, a risk or a day is', () => {
    const hash = (desired: DesiredState, state: ClusterState) => planOf(desired, state).hash;
    const busy = cluster({ topics: [liveTopic({ name: 'unknown', lastRecordMs: 5 })] });
    expect(hash(topicOnly(), busy)).toBe(hash(topicOnly(), cluster()));
    expect(hash(topicOnly({ partitions: 13 }), cluster())).not.toBe(hash(topicOnly(), cluster()));
    expect(hash(topicOnly(), cluster({ clusterId: 'other' }))).not.toBe(hash(topicOnly(), cluster()));
    const [forth, back] = [
      { 'a.b': '1', 'c.d': '2' },
      { 'c.d': '2', 'a.b': '1' },
    ];
    expect(hash(topicOnly({ config: forth }), cluster())).toBe(hash(topicOnly({ config: back }), cluster()));
  });
});

/** Small worlds in which names meet: three topics, two principals of the contracts and one of others. */
const names = fc.constantFrom('a', 'b', 'c');
const config = fc.dictionary(
  fc.constantFrom('retention.ms', 'cleanup.policy', 'min.insync.replicas', 'segment.ms'),
  fc.constantFrom('1', '2', 'compact', 'compact,delete', 'delete,compact'),
);
const acl = fc.record({
  name: names,
  principal: fc.constantFrom('User:fulfilment', 'User:inventory', 'User:legacy'),
  operation: fc.constantFrom('read', 'write'),
});
const quota = fc.record(
  { user: fc.constantFrom('fulfilment', 'inventory', 'legacy'), producerByteRate: fc.integer({ min: 1, max: 3 }) },
  { requiredKeys: ['user'] },
);
const partitions = fc.integer({ min: 1, max: 3 });

const desiredWorld = fc
  .record({
    topics: fc.uniqueArray(fc.record({ name: names, partitions, config, ordered: fc.boolean() }), { selector: byName }),
    acls: fc.uniqueArray(acl, { selector: (each) => JSON.stringify(each) }),
    quotas: fc.uniqueArray(quota, { selector: ({ user }) => user }),
    removed: fc.uniqueArray(names),
  })
  .map(({ topics, acls, quotas, removed }) =>
    wanted({
      topics: topics.map((topic) => wantedTopic({ ...topic, replicas: 1 })),
      acls: acls.filter(({ principal }) => principal !== 'User:legacy').map((each) => wantedAcl(each)),
      quotas: quotas.filter(({ user }) => user !== 'legacy').map((each) => ({ ...each, owner: 'Inventory' })),
      removals: removed.map((topic) => ({ topic, on: asOf, owner: 'Inventory', reason: 'Nobody reads it.' })),
    }),
  );

const liveWorld = fc
  .record({
    isAutomq: fc.boolean(),
    topics: fc.uniqueArray(fc.record({ name: names, partitions, config }), { selector: byName }),
    acls: fc.uniqueArray(acl, { selector: (each) => JSON.stringify(each) }),
    quotas: fc.uniqueArray(quota, { selector: ({ user }) => user }),
  })
  .map(({ isAutomq, topics, acls, quotas }) =>
    cluster({
      isAutomq,
      topics: topics.map((topic) => liveTopic(topic)),
      acls: acls.map((each) => wantedAcl(each)),
      quotas: quotas.filter(({ producerByteRate }) => producerByteRate !== undefined),
    }),
  );

function byName({ name }: { readonly name: string }) {
  return name;
}

test('whatever there was, once a plan is done the next one has no change, and nobody else lost anything', () => {
  fc.assert(
    fc.property(desiredWorld, liveWorld, (desired, state) => {
      const { changes } = planOf(desired, state);
      const after = changedByAll(state, changes);
      expect(planOf(desired, after).changes).toEqual([]);
      const ofLegacy = ({ acls, quotas }: ClusterState) => [
        acls.filter(({ principal }) => principal === 'User:legacy'),
        quotas.filter(({ user }) => user === 'legacy'),
      ];
      expect(ofLegacy(after)).toEqual(ofLegacy(state));
    }),
    { numRuns: 300 },
  );
});

test('wherever an apply is cut off, the next plan is what was left of the first', () => {
  fc.assert(
    fc.property(desiredWorld, liveWorld, fc.nat(), (desired, state, at) => {
      const { changes } = planOf(desired, state);
      const cut = at % (changes.length + 1);
      const halfway = changes.slice(0, cut).reduce(changedBy, state);
      const subjects = (all: readonly Change[]) =>
        all.map(({ kind, ...change }) => JSON.stringify({ kind, ...change, isDrift: false }));
      expect(subjects(planOf(desired, halfway).changes)).toEqual(subjects(changes.slice(cut)));
    }),
    { numRuns: 200 },
  );
});
