import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { Bill } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { compareBills } from '../../../lib/plan/bill/compare-bills';
import { awsVariant } from '../../support/aws-variant';
import { example } from '../../support/example';

const bill = (deployment: Deployment): Bill => billOf(deployment, capacityOf(deployment), '2026-11-21')!;

const retail = bill(example('retail'));

const changed = bill(
  awsVariant('retail', (written) => {
    written.network.vpc = { kind: 'new', cidr: '10.40.0.0/16', egress: 'natSingle' };
    delete written.plan?.connect;
  }),
);

const automq = (before: Bill, after: Bill) => compareBills(before, after).find(({ id }) => id === 'automq')!;

test('a bill beside itself shows no line and no difference', () => {
  for (const { lines, total } of compareBills(retail, retail)) {
    expect(lines).toEqual([]);
    expect(total.delta).toEqual({ low: 0, typical: 0, high: 0 });
  }
});

test('lines that change are shown with both amounts, and add up to the difference of the totals', () => {
  const { lines, total } = automq(retail, changed);
  const nat = lines.find(({ item }) => item === 'NAT gateways')!;
  expect(nat.after.typical).toBeCloseTo(nat.before.typical / 3, 6);
  expect(nat.delta.typical).toBeCloseTo(nat.after.typical - nat.before.typical, 6);
  const sum = lines.filter(({ memo }) => memo !== true).reduce((all, { delta }) => all + delta.typical, 0);
  expect(total.delta.typical).toBeCloseTo(sum, 6);
  expect(total.delta.typical).toBeLessThan(0);
});

test('a line that only one of them has costs nothing in the other', () => {
  const { lines } = automq(retail, changed);
  const gone = lines.find(({ item }) => item === 'Kafka Connect workers')!;
  expect(gone.after).toEqual({ low: 0, typical: 0, high: 0 });
  expect(gone.before.typical).toBeGreaterThan(0);
  const back = automq(changed, retail).lines.find(({ item }) => item === 'Kafka Connect workers')!;
  expect(back.delta.typical).toBeCloseTo(-gone.delta.typical, 6);
});

test('a system that only one of them has is shown whole', () => {
  const without = { ...retail, systems: retail.systems.filter(({ id }) => id !== 'msk') };
  const msk = compareBills(without, retail).find(({ id }) => id === 'msk')!;
  expect(msk.total.before.typical).toBe(0);
  expect(msk.total.delta).toEqual(retail.systems.find(({ id }) => id === 'msk')!.total);
});

test('bills of two currencies are not held against each other', () => {
  expect(() => compareBills(retail, { ...retail, currency: 'CNY' })).toThrow('USD and CNY');
});
