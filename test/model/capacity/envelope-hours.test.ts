import { envelopeHours } from '../../../lib/model/capacity/envelope-hours';
import type { Written } from '../../support/aws-variant';
import { plainGroup, planned } from '../../support/planned';

const mib = 2 ** 20;

const hoursOfGroup = (change: Parameters<typeof plainGroup>[2], file: (written: Written) => void = () => {}) =>
  envelopeHours(planned([plainGroup('orders', '10 MiB/s', change)], file))[0]!;

const normal = { rate: '10 MiB/s' };

test('what is in no raised envelope is in ordinary hours', () => {
  const { envelopes, writtenBytesPerMonth } = hoursOfGroup({
    write: {
      normal,
      promotional: { rate: '20 MiB/s', hoursPerMonth: 30 },
      exceptional: { rate: '50 MiB/s', hoursPerMonth: 10 },
      repairs: { rate: '4 MiB/s', hoursPerMonth: 25 },
    },
  });
  expect(Object.values(envelopes).map(({ hours }) => hours)).toEqual([690, 30, 10]);
  expect(writtenBytesPerMonth / mib / 3600).toBeCloseTo(690 * 10 + 30 * 20 + 10 * 50 + 25 * 4, 6);
});

test('where raised hours are more than the month the higher envelope goes first', () => {
  const { envelopes } = hoursOfGroup({
    write: {
      normal,
      promotional: { rate: '20 MiB/s', hoursPerMonth: 700 },
      exceptional: { rate: '50 MiB/s', hoursPerMonth: 100 },
    },
  });
  expect(Object.values(envelopes).map(({ hours }) => hours)).toEqual([0, 630, 100]);
});

test('the hours of a calendar are those of a month of the plan', () => {
  const { envelopes } = hoursOfGroup(
    { write: { normal, promotional: { rate: '20 MiB/s', calendar: 'fridays' } } },
    (written) => {
      written.plan = { hoursPerMonth: 672 };
      written.calendars = [
        {
          name: 'fridays',
          timeZone: 'UTC',
          windows: [{ kind: 'weekly', days: ['friday'], from: '10:00', to: '15:00' }],
        },
      ];
    },
  );
  expect(envelopes.promotional).toMatchObject({ hours: 20, basis: 'calendar fridays: 5 h a week' });
  expect(envelopes.normal.hours).toBe(652);
});

test('readers read what is written as often as they say, a replay at its own rate in its own hours', () => {
  const { readers } = hoursOfGroup({
    reads: [
      { kind: 'live', name: 'views', fanOut: 2 },
      { kind: 'analytics', name: 'lake', fanOut: 0.5 },
      { kind: 'replay', name: 'rebuild', rate: '40 MiB/s', hoursPerMonth: 3, windowHours: 24 },
    ],
  });
  const mibHours = readers.map(({ readBytesPerMonth }) => readBytesPerMonth / mib / 3600);
  expect(mibHours.map(Math.round)).toEqual([14_600, 3650, 120]);
});

test('what flows may be reckoned with seconds of its own', () => {
  const { writtenBytesPerMonth } = hoursOfGroup({}, (written) => {
    written.plan = { secondsPerMonth: 2_592_000 };
  });
  expect(writtenBytesPerMonth / mib).toBeCloseTo(10 * 2_592_000, 3);
});
