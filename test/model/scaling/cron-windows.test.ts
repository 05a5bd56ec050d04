import type { Deployment } from '../../../lib/model/deployment';
import { cronWindows } from '../../../lib/model/scaling/cron-windows';
import { example } from '../../support/example';

type Window = Deployment['calendars'][number]['windows'][number];
type Day = Extract<Window, { kind: 'weekly' }>['days'][number];

const retail = example('retail');
const all: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function crons(windows: Window[], leadMinutes = 0): readonly string[] {
  if (retail.autoscaling.kind !== 'network') throw new Error('retail is scaled by its network');
  const autoscaling = { ...retail.autoscaling, planned: [{ calendar: 'x', brokersPerZone: 4, leadMinutes }] };
  const calendars = [{ name: 'x', timeZone: 'Europe/Berlin', windows }];
  return cronWindows({ autoscaling, calendars }).map(({ start, end }) => `${start} | ${end}`);
}

const weekly = (days: Day[], from: string, to: string): Window => ({ kind: 'weekly', days, from, to });

test('brokers come ahead, on the days on which the window begins', () => {
  expect(crons([weekly(['friday', 'saturday'], '18:00', '23:00')], 45)).toEqual(['15 17 * * 5,6 | 0 23 * * 5,6']);
});

test('a window over midnight ends on the next day, also from Sunday to Monday', () => {
  expect(crons([weekly(['saturday'], '22:00', '02:30')])).toEqual(['0 22 * * 6 | 30 2 * * 0']);
  expect(crons([weekly(['sunday'], '22:00', '02:30')])).toEqual(['0 22 * * 0 | 30 2 * * 1']);
});

test('a lead may reach back into the day before, also from Monday into Sunday', () => {
  expect(crons([weekly(['monday'], '00:15', '06:00')], 30)).toEqual(['45 23 * * 0 | 0 6 * * 1']);
});

test('windows that touch or overlap through their lead are one, so that no end cuts off what goes on', () => {
  expect(crons([weekly(['monday', 'tuesday'], '00:00', '24:00')], 30)).toEqual(['30 23 * * 0 | 0 0 * * 3']);
  expect(crons([weekly(['monday'], '08:00', '12:00'), weekly(['monday'], '12:30', '15:00')], 60)).toEqual([
    '0 7 * * 1 | 0 15 * * 1',
  ]);
});

test('what is on every day names no day, and what is always on is cut in two', () => {
  expect(crons([weekly(all, '02:00', '04:30')])).toEqual(['0 2 * * * | 30 4 * * *']);
  expect(crons([weekly(all, '00:00', '24:00')])).toEqual(['0 0 * * 1 | 0 12 * * 4', '0 12 * * 4 | 0 0 * * 1']);
});

test('certain dates are in the formula and no cron', () => {
  expect(crons([{ kind: 'dates', first: '2026-11-26', last: '2026-11-30', from: '00:00', to: '24:00' }])).toEqual([]);
});
