import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { BillLine } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';

type Scaling = Written['platform']['nodes']['brokers']['scaling'];

const hours = 730;

const bill = (scaling: Scaling) => {
  const deployment = awsVariant('retail', ({ platform, kafka, autoscaling }) => {
    platform.nodes.brokers = { instanceType: 'm7g.xlarge', scaling };
    kafka.brokers = { perZone: 2 };
    if (autoscaling && autoscaling.kind !== 'none') autoscaling.maxPerZone = 6;
  });
  const [automq] = billOf(deployment, capacityOf(deployment), '2026-11-21')!.systems;
  const line = (item: string): BillLine | undefined => automq!.lines.find((each) => each.item === item);
  return { line, total: automq!.total.typical };
};

const fixed = bill({ kind: 'fixed' });
const following = bill({ kind: 'clusterAutoscaler' });
const pools = bill({ kind: 'karpenter', warmNodesPerZone: 1 });
const moving = bill({ kind: 'karpenter', warmNodesPerZone: 1, keepNodeGroups: true });
const warm = bill({ kind: 'clusterAutoscaler', warmNodesPerZone: 1 });

test('nodes that do not follow are paid for the most brokers, all month, and what of it is idle is said', () => {
  expect(fixed.line('Broker nodes')!.quantity).toBe(3 * 6 * hours);
  expect(fixed.line('Idle peak capacity: broker nodes')!.quantity).toBeGreaterThan(0);
});

test('nodes that follow are paid as long as their broker runs', () => {
  const { quantity, monthly } = following.line('Broker nodes')!;
  expect(quantity).toBeGreaterThan(3 * 2 * hours);
  expect(quantity).toBeLessThan(3 * 6 * hours);
  expect(monthly.low).toBeLessThanOrEqual(monthly.typical);
  expect(monthly.typical).toBeLessThanOrEqual(monthly.high);
  expect(following.line('Idle peak capacity: broker nodes')).toBeUndefined();
  expect(following.line('Warm nodes')).toBeUndefined();
  expect(following.total).toBeLessThan(fixed.total);
});

test('a warm node of each zone has a line of its own and costs what a broker node costs', () => {
  const line = warm.line('Warm nodes')!;
  expect(line.quantity).toBe(3 * hours);
  expect(line.unitPrice).toBe(warm.line('Broker nodes')!.unitPrice);
  expect(warm.line('Broker nodes')!.quantity).toBe(following.line('Broker nodes')!.quantity);
  expect(warm.total - following.total).toBeGreaterThanOrEqual(line.monthly.typical);
});

test('Karpenter’s nodes cost what the Cluster Autoscaler’s do, and the groups that stay until brokers have moved on top', () => {
  for (const item of ['Broker nodes', 'Warm nodes']) expect(pools.line(item)!.quantity).toBe(warm.line(item)!.quantity);
  expect(pools.line('Broker nodes of the old node groups')).toBeUndefined();
  expect(moving.line('Broker nodes of the old node groups')!.quantity).toBe(3 * 6 * hours);
});
