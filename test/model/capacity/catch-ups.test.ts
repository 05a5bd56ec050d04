import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { Written } from '../../support/aws-variant';
import { plainGroup, planned } from '../../support/planned';

type Change = Parameters<typeof plainGroup>[2];

const impact = {
  level: 'high',
  why: 'Stores wait.',
  behindMinutes: 10,
  longestOutageHours: 10,
  rollback: 'rewind',
} as const;

const catchUpOf = (rate: string, change: Change, file: (written: Written) => void = () => {}) =>
  capacityOf(planned([plainGroup('orders', rate, { impact, ...change })], file)).catchUp;

const live = [{ kind: 'live' as const, name: 'views' }];

test('consumers read the backlog as fast as their partitions let them, less what arrives', () => {
  const [found] = catchUpOf('10 MiB/s', { reads: live, partitions: { count: 6, consumerMibPerSecond: 5 } });
  // 10 hours left behind, read at 30 MiB/s while 10 arrive.
  expect(found?.backlogBytes).toBe(10 * 2 ** 20 * 36_000);
  expect(found?.hours).toBeCloseTo(5, 9);
});

test('brokers give what they have left, up to the limit of every resource', () => {
  const plain = (written: Written) => {
    written.kafka = { ...written.kafka, zoneRouter: false, brokers: { perZone: 1 } };
    written.autoscaling = { kind: 'none' };
    written.security = { kind: 'plaintext' };
  };
  const [found] = catchUpOf(
    '60 MiB/s',
    { reads: [{ kind: 'analytics', name: 'lake' }], partitions: { count: 600 } },
    plain,
  );
  // What goes out runs out first: 3 × 223.64 less 2.5 × 60 for writes and 60 for the reader itself leave 460.9 MiB/s;
  // CPU leaves (10.86 - 120/53 - 960/1500 - 60/1500) / (1/53 + 1/1500) = 405.4 MiB/s and is less.
  const vcpuLeft = 3 * 3.62 - 120 / 53 - (60 * 16 + 60) / 1500;
  const spare = vcpuLeft / (1 / 53 + 1 / 1500);
  expect(found?.hours).toBeCloseTo((60 * 10) / spare, 6);
});

test('a reader that gets no faster than what is written never gets level', () => {
  const [found] = catchUpOf('10 MiB/s', { reads: live, partitions: { count: 2, consumerMibPerSecond: 5 } });
  expect(found).toMatchObject({ group: 'orders', reader: 'views', outageHours: 10 });
  expect(found).not.toHaveProperty('hours');
});

test('a reader of nothing is level at once, and a replay has nothing to catch up', () => {
  const reads = [
    { kind: 'live' as const, name: 'views', fanOut: 0 },
    { kind: 'replay' as const, name: 'rebuild', rate: '5 MiB/s', hoursPerMonth: 1, windowHours: 24 },
  ];
  expect(catchUpOf('10 MiB/s', { reads }).map(({ reader, hours }) => [reader, hours])).toEqual([['views', 0]]);
});
