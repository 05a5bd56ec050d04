import type { ReadinessItemId } from '../../../lib/facts/readiness-items';
import { readinessItemIds, readinessItems } from '../../../lib/facts/readiness-items';
import type { Deployment } from '../../../lib/model/deployment';
import { readinessOf } from '../../../lib/plan/readiness/readiness-of';
import { readinessSubject } from '../../support/readiness-subject';
import { readyVariant } from '../../support/ready-variant';
import { asOf, withoutGroups } from './readiness-row';
import { compatibilityRows } from './rows/compatibility-rows';
import { costRows } from './rows/cost-rows';
import { elasticityRows } from './rows/elasticity-rows';
import { failureRows } from './rows/failure-rows';
import { governanceRows } from './rows/governance-rows';
import { migrationRows } from './rows/migration-rows';
import { operationsRows } from './rows/operations-rows';
import { replayRows } from './rows/replay-rows';
import { workloadRows } from './rows/workload-rows';

const rows = [
  ...workloadRows,
  ...compatibilityRows,
  ...elasticityRows,
  ...replayRows,
  ...costRows,
  ...governanceRows,
  ...failureRows,
  ...operationsRows,
  ...migrationRows,
];

const readyDeployment = readyVariant();

test.each(rows)('$id is $status where $where', ({ id, status, of = () => readyDeployment, given, says }) => {
  const deployment = of();
  const { items } = readinessOf(readinessSubject(deployment, given?.(deployment)), asOf);
  const item = items.find((each) => each.id === id)!;
  expect([item.status, item.evidence.join(' ')]).toEqual([status, expect.stringMatching(says)]);
  expect(item.fix === undefined).toBe(status === 'ready' || status === 'notApplicable');
});

test('without groups the fix is to describe them, and otherwise that of the item', () => {
  const fixes = (deployment: Deployment) =>
    readinessOf(readinessSubject(deployment), asOf).items.map(({ id, fix }) => [id, fix] as const);
  const without = new Map(fixes(withoutGroups()));
  const asking = [
    'workload-model',
    'write-envelope',
    'partitions',
    'capacity',
    'catch-up',
    'zone-loss',
    'client-failure',
  ];
  expect(asking.map((id) => without.get(id as ReadinessItemId))).toEqual(
    asking.map(() => 'Describe the groups in `workloads`.'),
  );
  for (const [id, fix] of fixes(readyDeployment))
    expect([undefined, readinessItems[id as ReadinessItemId].fix]).toContain(fix);
});

test('every item is seen ready, and at risk or unknown', () => {
  const seen = (statuses: readonly string[]) =>
    new Set(rows.filter(({ status }) => statuses.includes(status)).map(({ id }) => id));
  expect(readinessItemIds.filter((id) => !seen(['ready']).has(id))).toEqual([]);
  expect(readinessItemIds.filter((id) => !seen(['risk', 'unknown']).has(id))).toEqual([]);
});
