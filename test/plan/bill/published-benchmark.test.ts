import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Bill, BillCategory, SystemId } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { awsVariant } from '../../support/aws-variant';
import { steadyGroup } from '../../support/steady-group';

/*
 * AutoMQ's benchmark (facts/peers.md 5.1) as a deployment file: 1 GiB/s written, read once, kept for three days, every
 * client in the zone of its broker, two m7g.4xlarge in each of three zones. What our own sizing makes of it is not what
 * they ran, so each line has a tolerance of its own and the reason for it.
 */

const agreed = (price: number, unit: string) => ({ price, unit, source: 'as published', asOf: '2026-01-01' });

const base = awsVariant('production', (written) => {
  written.platform.nodes.brokers.instanceType = 'm7g.4xlarge';
  written.kafka.brokers = { perZone: 2 };
  written.autoscaling = { kind: 'none' };
  written.plan = {
    secondsPerMonth: 2_592_000,
    // Their disks are filled to the brim, at a price above the list's.
    comparison: { diskFillPercent: 100 },
    prices: {
      'ebs.gp3.gib': agreed(0.09, 'GB-month'),
      's3.storage': agreed(0.023, 'GB-month'),
      'ec2.m7g.4xlarge': agreed(0.6528, 'hour'),
    },
  };
});

const group = steadyGroup(1024);
const benchmark = {
  ...base,
  workloads: [
    {
      ...group,
      retainedHours: 72,
      write: { ...group.write, sameZoneShare: 1, access: 'cluster' as const },
      reads: group.reads
        .slice(0, 1)
        .map((reader) => ({ ...reader, fanOut: 1, sameZoneShare: 1, access: 'cluster' as const })),
    },
  ],
};

const made: Bill = billOf(benchmark, capacityOf(benchmark), '2026-11-21')!;

const sum = (id: SystemId, wanted: { readonly category?: BillCategory; readonly item?: string }) =>
  made.systems
    .find((system) => system.id === id)!
    .lines.filter(
      ({ memo, category, item }) =>
        memo !== true &&
        (wanted.category === undefined || category === wanted.category) &&
        (wanted.item === undefined || item === wanted.item),
    )
    .reduce((total, { monthly }) => total + monthly.typical, 0);

const within = (found: number, wanted: number, share: number) => {
  expect(found).toBeGreaterThan(wanted * (1 - share));
  expect(found).toBeLessThan(wanted * (1 + share));
};

test.each([
  ['their six machines, without controllers', { item: 'Broker nodes' }, 2859, 0.01],
  ['5 % more than they kept, for what is expired and not yet deleted', { item: 'Object storage' }, 5961, 0.06],
  [
    'requests by the capacity model, which has the zone router’s channel on top of theirs',
    { category: 'objectRequests' },
    3952,
    0.5,
  ],
  ['bytes between zones, from which our share for proxies comes', { category: 'zoneTransfer' }, 128, 0.01],
] as const)('AutoMQ of the file: %s', (_, wanted, published, share) => {
  within(sum('automq', wanted), published, share);
});

test.each([
  ['three copies of three days, on disks that are as full', { item: 'Log disks of the brokers' }, 69_984, 0.01],
  ['producers and copies between zones, readers within theirs', { category: 'zoneTransfer' }, 138_240, 0.01],
] as const)('Kafka of the file: %s', (_, wanted, published, share) => {
  within(sum('kafka', wanted), published, share);
});

test('Kafka of the file needs fewer machines than they ran, since they sized for burst and we for sustained bandwidth with headroom', () => {
  const machines = sum('kafka', { item: 'Broker machines' });
  expect(machines).toBeLessThan(18_447);
  expect(machines).toBeGreaterThan(18_447 / 5);
});
