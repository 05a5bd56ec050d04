import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { Bill, BillLine, SystemId } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';
import { example } from '../../support/example';

/* Which way bytes take, and who pays for it. */

const bill = (deployment: Deployment): Bill => billOf(deployment, capacityOf(deployment), '2026-11-21')!;

const line = ({ systems }: Bill, id: SystemId, item: string): BillLine | undefined =>
  systems.find((system) => system.id === id)!.lines.find((each) => each.item === item);

const retail = example('retail');

const exporting = (destination: 'sameRegion' | 'internet', base: Deployment = retail): Deployment => ({
  ...base,
  workloads: base.workloads.map((group) => ({
    ...group,
    reads: group.reads.map((reader) =>
      reader.kind === 'analytics' ? { ...reader, sameZoneShare: 0, destination } : reader,
    ),
  })),
});

const others = ['kafka', 'kafka-tiered', 'msk'] as const;
const all = ['automq', ...others] as const;

test.each(all)('%s: what leaves the region pays nothing between zones', (id) => {
  const consume = (destination: 'sameRegion' | 'internet') =>
    line(bill(exporting(destination)), id, 'Between zones: consume')!.quantity;
  const exported = line(bill(exporting('internet')), id, 'To the internet: analytics export')!.quantity;
  expect(exported).toBeGreaterThan(0);
  // Two of three bytes cross, paid twice.
  expect(consume('sameRegion') - consume('internet')).toBeCloseTo((exported * 4) / 3, 3);
});

test.each(all)(
  '%s: what leaves for the internet from private subnets passes a NAT gateway where there is one',
  (id) => {
    const exported = bill(exporting('internet'));
    expect(line(exported, id, 'To the internet: through NAT gateways')!.quantity).toBe(
      line(exported, id, 'To the internet: analytics export')!.quantity,
    );
    expect(line(bill(exporting('sameRegion')), id, 'To the internet: through NAT gateways')).toBeUndefined();
    const existing = { ...example('production-existing'), workloads: retail.workloads, calendars: retail.calendars };
    const unknown = bill(exporting('internet', existing));
    expect(line(unknown, id, 'To the internet: analytics export')!.quantity).toBeGreaterThan(0);
    expect(line(unknown, id, 'To the internet: through NAT gateways')).toBeUndefined();
  },
);

test('with Kafka Connect the lines of exports say that analytics readers are taken to be its connectors', () => {
  const basis = (deployment: Deployment) =>
    line(bill(deployment), 'automq', 'To the internet: analytics export')!.basis;
  const exported = exporting('internet');
  expect(basis(exported)).toContain('connectors of plan.connect');
  expect(basis({ ...exported, plan: { ...exported.plan, connect: undefined } })).not.toContain('connectors');
});

test('self-run Kafka needs three endpoints in each zone of a VPC without a way out, and Amazon MSK none', () => {
  const isolated = awsVariant('production', (written: Written) => {
    written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'none' };
  });
  const made = bill(isolated);
  const quantity = (id: SystemId) => line(made, id, 'Interface endpoints for AWS services')?.quantity;
  expect(quantity('kafka')).toBe(3 * 3 * 730);
  expect(quantity('automq')).toBeGreaterThan(3 * 3 * 730);
  expect(quantity('msk')).toBeUndefined();
});

test.each(others)('%s: network clients need no load balancer, and the line says why', (id) => {
  expect(line(bill(retail), id, 'Load balancer for network clients')).toMatchObject({
    quantity: 0,
    monthly: { low: 0, typical: 0, high: 0 },
    basis: 'Nothing: clients connect to the brokers directly, by their addresses.',
  });
  expect(line(bill(retail), id, 'Load balancer for PrivateLink clients')!.quantity).toBe(730);
});
