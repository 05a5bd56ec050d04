import { factOf } from '../../../lib/contracts/change/applied-facts';
import type { AppliedChange } from '../../../lib/contracts/change/audit-record';
import { auditRecordOf, auditText, lastAppliedIn, parseAuditRecord } from '../../../lib/contracts/change/audit-record';
import { changePlanOf } from '../../../lib/contracts/change/change-plan-of';
import { wanted, wantedAcl, wantedTopic } from '../../support/desired-fixture';
import { cluster, liveTopic } from '../../support/fake-cluster';

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

describe('what somebody does by hand after an apply is drift', () => {
  const extra = wantedAcl({ operation: 'write' });
  const emergency = { user: 'fulfilment', consumerByteRate: 5 };
  const wants = wanted({ acls: [wantedAcl()] });
  const before = cluster({ acls: [wantedAcl(), extra], quotas: [emergency] });
  const first = changePlanOf(wants, before, { asOf });
  const cleaned = cluster({ acls: [wantedAcl()] });

  /** The record of an apply of the first plan, of which nothing was done where all of it was held. */
  const lastOf = (of: { readonly isHeld: boolean }) => {
    const changes = first.changes;
    const { isHeld } = of;
    const applied = isHeld ? [] : changes.map((change) => ({ change, result: 'done' as const }));
    return lastAppliedIn(
      auditRecordOf({ ...partsOf(first), phase: 'ended', applied, held: isHeld ? changes : [] }),
      wants,
    )!;
  };

  /** What a record of these wants is made of. */
  const partsOf = (of: typeof first) => ({ plan: of, desired: wants, state: before, who: 'job', at: '', asOf });

  test('a right or a quota that an apply took away and that comes back', () => {
    const lastApplied = lastOf({ isHeld: false });
    expect(changePlanOf(wants, cleaned, { asOf, lastApplied }).changes).toEqual([]);
    const again = changePlanOf(wants, before, { asOf, lastApplied }).changes;
    expect(again.map(({ kind, isDrift }) => [kind, isDrift])).toEqual([
      ['setQuota', true],
      ['removeAcl', true],
    ]);
  });

  test('what was held stays drift in every plan after it', () => {
    const { changes } = changePlanOf(wants, before, { asOf, lastApplied: lastOf({ isHeld: true }) });
    expect(changes.map(({ isDrift }) => isDrift)).toEqual([true, true]);
  });

  test.each([
    ['could not be undone', 'ended', 'failed'],
    ['was about to be undone when the apply was cut off', 'begun', 'planned'],
  ] as const)('what %s stays drift', (_, phase, result) => {
    const again = changePlanOf(wants, before, { asOf, lastApplied: lastOf({ isHeld: false }) });
    const applied = again.changes.map((change) => ({ change, result }));
    const record = auditRecordOf({ ...partsOf(again), phase, applied });
    expect(record).toMatchObject({ phase, counts: { [result]: 2 } });
    const { changes } = changePlanOf(wants, before, { asOf, lastApplied: lastAppliedIn(record, wants)! });
    expect(changes.map(({ isDrift }) => isDrift)).toEqual([true, true]);
  });
});
