import fc from 'fast-check';
import { factOf } from '../../../lib/contracts/change/applied-facts';
import type { AppliedChange } from '../../../lib/contracts/change/audit-record';
import { auditRecordOf, auditText, lastAppliedIn, parseAuditRecord } from '../../../lib/contracts/change/audit-record';
import { changeInWords } from '../../../lib/contracts/change/change-in-words';
import type { Change } from '../../../lib/contracts/change/change-plan';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import type { ClusterState } from '../../../lib/contracts/cluster/cluster-state';
import type { DesiredState } from '../../../lib/contracts/desired/desired-state';
import { wanted, wantedAcl, wantedTopic } from '../../support/desired-fixture';
import { changedByAll, cluster, liveTopic } from '../../support/fake-cluster';

const asOf = '2026-11-27';
const desired = wanted({
  topics: [wantedTopic(), wantedTopic({ name: 'inventory.levels' })],
  acls: [wantedAcl()],
  quotas: [{ user: 'inventory', owner: 'Inventory', producerByteRate: 100 }],
});
const state = cluster({ topics: [liveTopic({ config: { 'cleanup.policy': 'delete', 'retention.ms': '1000' } })] });
const plan = changePlanOf(desired, state, { asOf });

const record = (outcome: (index: number) => Pick<AppliedChange, 'result' | 'why'> = () => ({ result: 'done' })) =>
  auditRecordOf({
    phase: 'ended',
    plan,
    desired,
    state,
    applied: plan.changes.map((change, index) => ({ change, ...outcome(index) })),
    who: 'User:automq-contracts',
    at: '2026-11-27T09:30:00.000Z',
    asOf,
  });

test('a record says who did what when, from which plan, with before and after', () => {
  const written = parseAuditRecord(auditText(record()));
  expect(written).toMatchObject({
    version: 1,
    who: 'User:automq-contracts',
    at: '2026-11-27T09:30:00.000Z',
    planHash: plan.hash,
    counts: { done: 4 },
    omitted: 0,
  });
  expect(written?.changes.find(({ kind }) => kind === 'alterConfig')).toMatchObject({
    subject: 'inventory.events',
    owner: 'Inventory',
    before: { 'retention.ms': '1000' },
    after: { 'retention.ms': '864000000' },
    result: 'done',
  });
});

test('what was left is known the next time, what failed is not', () => {
  const left = (text: string) => {
    const read = parseAuditRecord(text);
    return read && lastAppliedIn(read, desired);
  };
  const isFailed = (index: number) => plan.changes[index]?.kind === 'alterConfig';
  const failing = record((index) =>
    isFailed(index) ? { result: 'failed', why: 'NOT_CONTROLLER' } : { result: 'already' },
  );
  const longer = factOf.setting('inventory.events', 'retention.ms', '864000000');
  const same = factOf.setting('inventory.events', 'cleanup.policy', 'delete');
  expect([longer, same].map((fact) => left(auditText(record()))?.left(fact))).toEqual([true, true]);
  expect([longer, same].map((fact) => left(auditText(failing))?.left(fact))).toEqual([false, true]);
  expect(failing.changes[0]).toMatchObject({ result: 'failed', error: 'NOT_CONTROLLER' });
});

test('a record of other contracts says nothing of these', () => {
  expect(lastAppliedIn(record(), { ...desired, environment: 'staging' })).toBeUndefined();
});

test('a record of very many changes is cut, keeps what failed and says how many are left out', () => {
  const many = {
    ...record(),
    changes: Array.from({ length: 5000 }, () => record().changes[0]),
  };
  const text = auditText(many as ReturnType<typeof record>, 100_000);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100_000);
  const read = parseAuditRecord(text);
  expect(read?.changes.length).toBeGreaterThan(50);
  expect(read).toMatchObject({ omitted: 5000 - (read?.changes.length ?? 0), left: many.left });
});

test('a record of a later version is read as far as it is known, and other texts are none', () => {
  const later = {
    ...record(),
    version: 2,
    ticket: 'CHG-1',
    changes: [{ ...record().changes[0], kind: 'moveTopic', cost: 1 }],
  };
  expect(parseAuditRecord(JSON.stringify(later))).toMatchObject({ version: 2, changes: [{ kind: 'moveTopic' }] });
  for (const text of ['', '{', '[]', '{"version":1}', 'null']) expect(parseAuditRecord(text)).toBeUndefined();
});

/** The cluster after all changes of a plan, and what its record says of it. */
function applied(desired: DesiredState, state: ClusterState) {
  const plan = changePlanOf(desired, state, { asOf });
  const outcomes = plan.changes.map((change) => ({ change, result: 'done' as const }));
  const by = { phase: 'ended', plan, desired, state, applied: outcomes, who: 'job', at: '', asOf } as const;
  return { state: changedByAll(state, plan.changes), lastApplied: lastAppliedIn(auditRecordOf(by), desired)! };
}

test('a right or a quota that an apply took away and that comes back is drift', () => {
  const wants = wanted({ acls: [wantedAcl()] });
  const extra = wantedAcl({ operation: 'write' });
  const before = cluster({ acls: [wantedAcl(), extra], quotas: [{ user: 'fulfilment', consumerByteRate: 5 }] });
  const { state: cleaned, lastApplied } = applied(wants, before);
  expect(changePlanOf(wants, cleaned, { asOf, lastApplied }).changes).toEqual([]);
  const again = changePlanOf(wants, before, { asOf, lastApplied }).changes;
  expect(again.map(({ kind, isDrift }) => [kind, isDrift])).toEqual([
    ['setQuota', true],
    ['removeAcl', true],
  ]);
});

describe('after an apply that did not come to its end', () => {
  const settings = { 'cleanup.policy': 'delete', 'retention.ms': '864000000' };
  const had = wanted({
    topics: [
      wantedTopic({ config: settings }),
      wantedTopic({ name: 'inventory.levels', config: { ...settings, 'segment.ms': '60000' } }),
      wantedTopic({ name: 'inventory.gone' }),
    ],
    acls: [wantedAcl(), wantedAcl({ operation: 'describe' }), wantedAcl({ principal: 'User:inventory' })],
    quotas: [{ user: 'inventory', owner: 'Inventory', producerByteRate: 100 }],
  });
  const newcomer = wantedAcl({ principal: 'User:newcomer' });
  /** One topic and one client more, a setting and a right less. */
  const wants = {
    ...had,
    principals: [...had.principals, newcomer.principal],
    topics: [
      ...had.topics.map((topic) => (topic.name === 'inventory.levels' ? { ...topic, config: settings } : topic)),
      wantedTopic({ name: 'inventory.new' }),
    ],
    acls: [...had.acls.filter(({ operation }) => operation !== 'describe'), newcomer],
  };
  const first = applied(had, cluster());
  const byHand: ClusterState = {
    ...first.state,
    topics: first.state.topics
      .filter(({ name }) => name !== 'inventory.gone')
      .map((topic) =>
        topic.name === 'inventory.events' ? { ...topic, config: { ...settings, 'retention.ms': '1000' } } : topic,
      ),
    acls: [
      ...first.state.acls.filter(({ principal }) => principal !== 'User:inventory'),
      wantedAcl({ operation: 'alter' }),
      newcomer,
      { ...newcomer, operation: 'write' },
    ],
    quotas: [{ user: 'inventory', producerByteRate: 1 }],
  };
  const plan = changePlanOf(wants, byHand, { asOf, lastApplied: first.lastApplied });
  const told = (changes: readonly Change[]) =>
    changes.map((change) => ({
      what: changeInWords(change),
      isDrift: change.isDrift,
      ...(change.kind === 'removeAcl' ? { isForeign: change.isForeign } : {}),
    }));

  test('there is something of every sort', () => {
    expect(told(plan.changes).map(({ what, isDrift, isForeign }) => [what, isDrift, isForeign])).toEqual([
      ['create inventory.gone: 12 partitions, cleanup.policy=delete, retention.ms=864000000', true, undefined],
      ['create inventory.new: 12 partitions, cleanup.policy=delete, retention.ms=864000000', false, undefined],
      ['alter inventory.events: retention.ms 1000 -> 864000000', true, undefined],
      ['alter inventory.levels: segment.ms 60000 -> the brokers’ own', false, undefined],
      ['grant: User:inventory may read topic inventory.events', true, undefined],
      ['quota of User:inventory: 0 MiB/s in on each broker -> 0 MiB/s in on each broker', true, undefined],
      ['revoke: User:fulfilment may alter topic inventory.events', true, true],
      ['revoke: User:fulfilment may describe topic inventory.events', false, false],
      ['revoke: User:newcomer may write topic inventory.events', false, true],
    ]);
  });

  test('what is left is called what it was called before, whichever part was done', () => {
    fc.assert(
      fc.property(
        fc.subarray([...plan.changes]),
        fc.constantFrom('begun', 'ended'),
        fc.boolean(),
        (part, phase, isHeld) => {
          const rest = plan.changes.filter((change) => !part.includes(change));
          const done = part.map((change) => ({ change, result: 'done' as const }));
          const failed = rest.map((change) => ({ change, result: 'failed' as const }));
          const record = auditRecordOf({
            ...{ phase, desired: wants, state: byHand, lastApplied: first.lastApplied, who: 'job', at: '', asOf },
            plan: isHeld ? { ...plan, changes: part } : plan,
            held: isHeld ? rest : [],
            // An apply that was killed has recorded nothing but its beginning.
            applied: phase === 'begun' ? [] : isHeld ? done : [...done, ...failed],
          });
          const lastApplied = lastAppliedIn(parseAuditRecord(auditText(record))!, wants)!;
          const next = changePlanOf(wants, changedByAll(byHand, part), { asOf, lastApplied });
          expect(told(next.changes)).toEqual(told(rest));
        },
      ),
    );
  });
});
