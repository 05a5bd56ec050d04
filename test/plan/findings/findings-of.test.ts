import type { Evidence } from '../../../lib/plan/evidence';
import { assessEvidence } from '../../../lib/plan/evidence';
import { findingsOf } from '../../../lib/plan/findings/findings-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { Written } from '../../support/aws-variant';
import { planFixture } from '../../support/plan-fixture';
import { readinessSubject } from '../../support/readiness-subject';
import type { SubjectParts } from '../../support/readiness-subject';
import { readyVariant } from '../../support/ready-variant';
import { writtenGroup } from '../../support/written-group';

const asOf = '2026-11-21';
const of = (deployment: Deployment, parts: SubjectParts = {}) =>
  findingsOf({ ...readinessSubject(deployment, parts), asOf });
const ids = (...args: Parameters<typeof of>) => of(...args).map(({ id }) => id);
const changed = (change: (written: Written) => void) => readyVariant(change);

test('a file that says everything has no finding', () => {
  expect(of(readyVariant())).toEqual([]);
});

test('groups of different impact that share something are a finding, those of the same are not', () => {
  const two = (level: 'low' | 'high') =>
    changed((written) => {
      const audit = writtenGroup('audit', { topics: [{ name: 'inventory.audit' }] });
      const reads = writtenGroup('inventory').reads;
      written.workloads = [writtenGroup('inventory'), { ...audit, reads, impact: { ...audit.impact, level } }];
    });
  expect(ids(two('low'))).toEqual(['shared-topic', 'shared-user', 'shared-consumer-group']);
  expect(ids(two('high'))).toEqual([]);
});

test('an empty cell of the ownership table is a finding that says which key to write', () => {
  const [finding] = of(
    changed((written) => {
      delete written.ownership?.keys;
    }),
  );
  expect(finding).toEqual({
    id: 'owner-missing',
    severity: 'warning',
    message: expect.stringContaining('alias/acme-data'),
    fix: 'Write `ownership.keys`.',
  });
});

test('a latency that the write-ahead log cannot keep is a finding', () => {
  const hasty = changed((written) => {
    written.workloads = [writtenGroup('inventory', { latency: { produceP99Ms: 250, freshnessSeconds: 1 } })];
  });
  expect(ids(hasty)).toEqual(['produce-latency']);
  const faster = changed((written) => {
    written.workloads = [writtenGroup('inventory', { latency: { produceP99Ms: 250, freshnessSeconds: 1 } })];
    written.storage = { wal: { kind: 's3', batchIntervalMs: 100 } };
  });
  expect(ids(faster)).toEqual([]);
});

test('a waiver counts on its last day and is a finding the day after', () => {
  const waived = (expires: string) =>
    changed((written) => {
      written.readiness = { waivers: [{ item: 'schemas', reason: 'later', owner: 'Platform', expires }] };
    });
  expect(ids(waived(asOf))).toEqual([]);
  expect(of(waived('2026-11-20'))[0]).toMatchObject({
    id: 'waiver-expired',
    message: expect.stringContaining('2026-11-20'),
  });
});

test('a result that proves nothing, or not what it is named for, is a finding', () => {
  const result: Evidence = {
    kind: 'drill',
    proves: ['schemas'],
    file: 'r.json',
    on: '2026-11-01',
    passed: 1,
    failed: 0,
  };
  const given = (change: Partial<Evidence>) => ({ evidence: assessEvidence([{ ...result, ...change }], asOf) });
  expect(ids(readyVariant(), given({}))).toEqual([]);
  expect(ids(readyVariant(), given({ proves: ['A broker is gone'] }))).toEqual([]);
  expect(ids(readyVariant(), given({ on: '2025-11-01' }))).toEqual(['result-void']);
  expect(of(readyVariant(), given({ proves: ['ownership', 'schemas'] }))[0]).toMatchObject({
    id: 'result-kind',
    message: 'r.json is of kind drill, which does not prove ownership.',
  });
});

test('prices that were never held against their source are told with old ones, and only where there are any', () => {
  const said = (recalled: boolean) => {
    const prices = planFixture.bill!.prices.map((price) => ({ ...price, recalled }));
    const bill = { ...planFixture.bill!, prices, confidence: 'reduced' as const };
    return of(readyVariant(), { bill }).find(({ id }) => id === 'prices-old')!.message;
  };
  expect(said(true)).toBe(
    'The oldest price is of 2026-06-01, 173 days before the plan; 2 of 2 were never held against their source.',
  );
  expect(said(false)).toBe('The oldest price is of 2026-06-01, 173 days before the plan.');
});

test('old prices are a finding', () => {
  expect(ids(readyVariant(), { bill: { ...planFixture.bill!, confidence: 'reduced' } })).toContain('prices-old');
});

test('findings of capacity stand among the others, errors first', () => {
  const deployment = changed((written) => {
    written.ownership = {};
  });
  const subject = readinessSubject(deployment);
  const error = { id: 'too-small', severity: 'error', message: 'It does not fit.', fix: 'Take more.' } as const;
  const capacity = { ...subject.capacity, findings: [{ ...error, severity: 'warning' as const, id: 'w' }, error] };
  const found = findingsOf({ ...subject, capacity, asOf });
  expect(found.map(({ id }) => id).slice(0, 3)).toEqual(['too-small', 'w', 'owner-missing']);
});
