import { plannedBrokers, weeklyBrokers } from '../../../lib/model/scaling/planned-brokers';
import { dayOf } from '../../../lib/model/capacity/calendar-day';
import { example } from '../../support/example';

const retail = example('retail');
const scaling = (planned: readonly (readonly [string, number, number])[]) => {
  if (retail.autoscaling.kind !== 'network') throw new Error('retail is scaled by its network');
  const plans = planned.map(([calendar, brokersPerZone, leadMinutes]) => ({ calendar, brokersPerZone, leadMinutes }));
  return { ...retail, autoscaling: { ...retail.autoscaling, planned: plans } };
};
const utc = (text: string) => Date.parse(`${text}Z`) / 1000;

test('dates are meant by the clock of their calendar, and begin earlier by the lead', () => {
  expect(plannedBrokers(scaling([['black-friday', 5, 60]]))).toEqual([
    // 24 November, 18:00 in New York is 23:00 UTC.
    { startSeconds: utc('2026-11-24T22:00'), endSeconds: utc('2026-11-25T05:00'), brokers: 5 },
    { startSeconds: utc('2026-11-25T22:00'), endSeconds: utc('2026-12-01T05:00'), brokers: 5 },
  ]);
});

test('where plans meet, the most counts', () => {
  const both = {
    ...scaling([
      ['long', 3, 0],
      ['short', 5, 0],
    ]),
    calendars: [
      { name: 'long', timeZone: 'UTC', windows: [dates('2026-05-01', '2026-05-03')] },
      { name: 'short', timeZone: 'UTC', windows: [dates('2026-05-02', '2026-05-02')] },
    ],
  };
  expect(plannedBrokers(both).map(({ startSeconds, brokers }) => [startSeconds, brokers])).toEqual([
    [utc('2026-05-01T00:00'), 3],
    [utc('2026-05-02T00:00'), 5],
    [utc('2026-05-03T00:00'), 3],
  ]);
});

const dates = (first: string, last: string) => ({ kind: 'dates' as const, first, last, from: '00:00', to: '24:00' });

test('what comes every week is known for the days that are asked for', () => {
  const friday = dayOf('2026-11-20');
  expect(weeklyBrokers(scaling([['weekend-evenings', 3, 30]]), [friday])).toEqual([
    { startSeconds: utc('2026-11-20T22:30'), endSeconds: utc('2026-11-21T04:00'), brokers: 3 },
  ]);
});

test('without a plan there is none', () => {
  expect([plannedBrokers(scaling([])), plannedBrokers(example('production'))]).toEqual([[], []]);
});
