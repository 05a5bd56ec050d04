import type { ChangeContext } from '../../../lib/contracts/change/change-context';
import { auditRecordOf, lastAppliedIn } from '../../../lib/contracts/change/audit-record';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import type { ClusterState } from '../../../lib/contracts/cluster/cluster-state';
import type { DesiredState } from '../../../lib/contracts/desired/desired-state';
import { wanted, wantedAcl } from '../../support/desired-fixture';
import { changedByAll, cluster } from '../../support/fake-cluster';

const asOf = '2026-11-27';

const planOf = (desired: DesiredState, state: ClusterState, context: Partial<ChangeContext> = {}) =>
  changePlanOf(desired, state, { asOf, ...context });

const read = wantedAcl();
const foreign = wantedAcl({ principal: 'User:legacy', operation: 'write' });

test('the rights of other principals are never touched', () => {
  expect(planOf(wanted({ acls: [read] }), cluster({ acls: [foreign] })).changes).toMatchObject([
    { kind: 'addAcl', acl: { principal: 'User:fulfilment' }, why: 'receiveStockChanges reads it.' },
  ]);
});

test('a right that no contract gives is taken away, also one for every name or for one host', () => {
  const extra = [
    wantedAcl({ name: 'inventory', pattern: 'prefixed' }),
    wantedAcl({ host: '10.0.0.7' }),
    wantedAcl({ resource: 'cluster', name: 'kafka-cluster', operation: 'alter' }),
  ];
  const { changes } = planOf(wanted({ acls: [read] }), cluster({ acls: [read, ...extra] }));
  expect(changes.map(({ kind, risk }) => [kind, risk])).toEqual(extra.map(() => ['removeAcl', 'low']));
});

test('a right that contracts gave and give no more is told from one that they never gave', () => {
  const had = wanted({ acls: [read, wantedAcl({ operation: 'describe' })] });
  const before = cluster({ acls: had.acls });
  const by = { plan: planOf(had, before), desired: had, state: before, applied: [], who: 'job', at: '', asOf };
  const lastApplied = lastAppliedIn(auditRecordOf({ ...by, phase: 'ended' }), had)!;
  const now = cluster({ acls: [...had.acls, wantedAcl({ principal: 'User:inventory', operation: 'alter' })] });
  const removed = (context: Partial<ChangeContext>) =>
    planOf(wanted({ acls: [read] }), now, context).changes.flatMap((change) =>
      change.kind === 'removeAcl' ? [[change.acl.operation, change.isForeign]] : [],
    );
  expect(removed({ lastApplied })).toEqual([
    ['describe', false],
    ['alter', true],
  ]);
  expect(removed({})).toEqual([
    ['describe', true],
    ['alter', true],
  ]);
});

test('a right ends with its approval, and the plan says which one ended', () => {
  const acls = [wantedAcl({ until: '2026-11-26' })];
  const { changes } = planOf(wanted({ acls }), cluster({ acls }));
  expect(changes).toMatchObject([
    {
      kind: 'removeAcl',
      isForeign: false,
      owner: 'Fulfilment',
      why: expect.stringContaining('ended on 2026-11-26') as string,
    },
  ]);
  expect(planOf(wanted({ acls }), cluster({ acls }), { asOf: '2026-11-26' }).changes).toEqual([]);
});

test('a denial by hand stays and is named', () => {
  const denial = wantedAcl({ permission: 'deny' });
  expect(planOf(wanted({ acls: [read] }), cluster({ acls: [read, denial] }))).toMatchObject({
    changes: [],
    refusals: [{ topic: 'inventory.events', why: expect.stringContaining('may not read') as string }],
  });
});

test('without an authorizer nothing is granted, and the plan says so once', () => {
  const { changes, refusals } = planOf(wanted({ acls: [read] }), cluster({ hasAuthorizer: false }));
  expect(changes).toEqual([]);
  expect(refusals).toMatchObject([{ topic: '(cluster)' }]);
});

test('topics that appear by themselves and operations that nobody approved are refused', () => {
  const unapproved = [
    { operation: 'send', topic: 'a', dataClass: 'personal', principal: 'inventory', owner: 'Inventory' },
  ];
  expect(planOf(wanted({ unapproved }), cluster({ autoCreatesTopics: true })).refusals).toMatchObject([
    { topic: '(cluster)', fix: expect.stringContaining('auto.create.topics.enable') as string },
    { topic: 'a', owner: 'Inventory', fix: expect.stringContaining('x-approval') as string },
  ]);
});

test('quotas are set, lowered with a warning and taken away, and those of others stay', () => {
  const quota = { user: 'inventory', owner: 'Inventory', producerByteRate: 100 };
  const other = { user: 'legacy', consumerByteRate: 5 };
  const state = cluster({ quotas: [{ user: 'fulfilment', consumerByteRate: 9 }, other] });
  const { changes } = planOf(wanted({ quotas: [quota] }), state);
  expect(changes).toMatchObject([
    { kind: 'setQuota', from: { user: 'fulfilment', consumerByteRate: 9 }, to: { user: 'fulfilment' }, risk: 'none' },
    { kind: 'setQuota', to: { user: 'inventory', producerByteRate: 100 }, risk: 'low', owner: 'Inventory' },
  ]);
  expect(changedByAll(state, changes).quotas).toEqual([other, { user: 'inventory', producerByteRate: 100 }]);
});
