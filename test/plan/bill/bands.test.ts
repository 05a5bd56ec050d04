import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Deployment } from '../../../lib/model/deployment';
import type { RaisedRate } from '../../../lib/model/workload-group';
import { assumptions } from '../../../lib/plan/bill/assumptions';
import type { Bill, BillLine, SystemId } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import { example } from '../../support/example';
import { steadyGroup } from '../../support/steady-group';

const bill = (deployment: Deployment): Bill => billOf(deployment, capacityOf(deployment), '2026-11-21')!;

const line = ({ systems }: Bill, id: SystemId, item: string): BillLine =>
  systems.find((system) => system.id === id)!.lines.find((each) => each.item === item)!;

const retail = example('retail');

/** 1 MiB/s, and 3 MiB/s at times; 10 hours of a week are `evenings`. */
const raised = (when: RaisedRate['when']): Deployment => {
  const group = steadyGroup(1, { reads: [] });
  const promotional = { bytesPerSecond: 3 * 2 ** 20, when };
  return {
    ...retail,
    calendars: [
      {
        name: 'evenings',
        timeZone: 'UTC',
        windows: [{ kind: 'weekly', days: ['monday', 'tuesday'], from: '18:00', to: '23:00' }],
      },
    ],
    workloads: [{ ...group, write: { ...group.write, promotional } }],
  };
};
const announced = raised({ kind: 'calendar', calendar: 'evenings' });
const unannounced = raised({ kind: 'hours', hoursPerMonth: 50 });

test.each(['production', 'production-existing', 'retail', 'supply-chain'] as const)(
  '%s: every line with a low and a high end names the assumption that makes them',
  (name) => {
    const base = example(name);
    const { workloads, calendars } = base.workloads.length > 0 ? base : retail;
    const meanings = Object.values(assumptions).map(({ meaning }) => meaning);
    const banded = bill({ ...base, workloads, calendars })
      .systems.flatMap(({ lines }) => lines)
      .filter(({ monthly }) => monthly.low < monthly.high);
    expect(banded.length).toBeGreaterThan(20);
    expect(banded.filter(({ basis }) => !meanings.some((meaning) => basis.includes(meaning)))).toEqual([]);
  },
);

test('a line that follows traffic names what raises it and nothing else', () => {
  const basis = (deployment: Deployment) => line(bill(deployment), 'kafka', 'Between zones: replicate').basis;
  expect(basis(announced)).toContain(assumptions.announcedRate.meaning);
  expect(basis(announced)).not.toContain(assumptions.unannouncedHours.meaning);
  expect(basis(unannounced)).toContain(assumptions.unannouncedHours.meaning);
  expect(basis(unannounced)).not.toContain(assumptions.announcedRate.meaning);
});

test('hours of a calendar are certain: its rate alone is lower or higher', () => {
  const hours = (10 * 730) / 168;
  // Three copies, two cross zones, paid twice.
  const copied = (mibHours: number) => ((mibHours * 3600) / 1024) * 2 * 2 * 0.01;
  const { monthly } = line(bill(announced), 'kafka', 'Between zones: replicate');
  expect(monthly.low).toBeCloseTo(copied(730 + hours * (3 * 0.85 - 1)), 6);
  expect(monthly.typical).toBeCloseTo(copied(730 + hours * 2), 6);
  expect(monthly.high).toBeCloseTo(copied(730 + hours * (3 * 1.15 - 1)), 6);
});

test('disks are provisioned for the worst, so they cost the same in every month, and more than their average', () => {
  for (const [id, item] of [
    ['kafka', 'Log disks of the brokers'],
    ['kafka-tiered', 'Log disks of the brokers'],
    ['msk', 'MSK storage'],
  ] as const) {
    const { monthly, quantity } = line(bill(unannounced), id, item);
    expect(monthly.low).toBe(monthly.high);
    // A day with 24 of the 50 hours, or half a day of them on the disks of tiered storage; three copies, 70 % full.
    const hours = id === 'kafka-tiered' ? 12 : 24;
    expect(quantity).toBeCloseTo((((hours * 3 * 3600) / 1024) * 3) / 0.7, 6);
  }
  // The object store takes what comes: 50 hours of the month, on the average.
  expect(line(bill(unannounced), 'automq', 'Object storage').quantity).toBeCloseTo(
    ((24 * 3600) / 1024) * (1 + (2 * 50) / 730) * 1.05,
    6,
  );
});

describe('with an autoscaler', () => {
  const scaled = (least: number): Deployment => ({
    ...announced,
    brokers: announced.brokers.map((broker) => ({ ...broker, count: least, maxCount: 6 })),
  });
  const puts = (deployment: Deployment) => line(bill(deployment), 'automq', 'Object store requests: PUT').quantity;

  test('only brokers that run ask the object store, more of them in raised hours', () => {
    const share = (10 * 730) / 168 / 730;
    const [few, many] = [puts(scaled(1)), puts(scaled(6))];
    // Requests follow the brokers that run: 18 with six in each zone, and 3 but for the raised hours with one.
    const perBroker = (many - few) / (18 - (3 * (1 - share) + 18 * share));
    const [one, two] = [puts(scaled(2)), puts(scaled(3))];
    expect(two - one).toBeCloseTo(perBroker * 3 * (1 - share), 6);
    expect(perBroker).toBeGreaterThan(0);
  });

  test('nodes of all brokers are paid all month, unless they follow', () => {
    const { platform } = retail;
    if (platform.kind !== 'aws') throw new Error('retail is not for AWS');
    const fixed = { ...scaled(1), platform: { ...platform, brokerNodeScaling: { kind: 'fixed' as const } } };
    expect(line(bill(fixed), 'automq', 'Broker nodes').quantity).toBe(18 * 730);
    const raisedHours = (10 * 730) / 168;
    const { quantity } = line(bill(scaled(1)), 'automq', 'Broker nodes');
    expect(quantity).toBeCloseTo(3 * (730 - raisedHours) + 18 * raisedHours, 6);
  });

  test('without one all brokers run all month', () => {
    expect(puts({ ...scaled(1), autoscaling: { kind: 'none' } })).toBeCloseTo(puts(scaled(6)), 6);
  });
});

test('capacity for the peak is idle outside the union of calendars', () => {
  const [group] = announced.workloads;
  const peak = { bytesPerSecond: 300 * 2 ** 20, when: { kind: 'calendar', calendar: 'evenings' } } as const;
  const twin = { ...group!, write: { ...group!.write, promotional: peak } };
  const { systems } = bill({ ...announced, workloads: [twin, { ...twin, name: 'twin' }] });
  const idle = systems[1]!.lines.find(({ memo }) => memo)!;
  const [, count] = /^(\d+) of them/.exec(idle.basis)!;
  expect(idle.quantity / Number(count)).toBeCloseTo(730 - (10 * 730) / 168, 6);
});
