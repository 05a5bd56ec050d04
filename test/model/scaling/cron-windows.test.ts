import type { Deployment } from '../../../lib/model/deployment';
import { cronWindows } from '../../../lib/model/scaling/cron-windows';
import { example } from '../../support/example';

type Window = Deployment['calendars'][number]['windows'][number];
type Day = Extract<Window, { kind: 'weekly' }>['days'][number];

const retail = example('retail');
const all: Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function crons(windows: Window[], leadMinutes = 0, timeZone = 'Europe/Berlin'): readonly string[] {
  if (retail.autoscaling.kind !== 'network') throw new Error('retail is scaled by its network');
  const autoscaling = { ...retail.autoscaling, planned: [{ calendar: 'x', brokersPerZone: 4, leadMinutes }] };
  const calendars = [{ name: 'x', timeZone, windows }];
  return cronWindows({ autoscaling, calendars }).map(({ start, end }) => `${start} | ${end}`);
}

const weekly = (days: Day[], from: string, to: string): Window => ({ kind: 'weekly', days, from, to });

test('brokers come ahead, on the days on which the window begins', () => {
  expect(crons([weekly(['friday', 'saturday'], '18:00', '23:00')], 45)).toEqual(['15 17 * * 5,6 | 0 23 * * 5,6']);
});

test('a window over midnight ends on the next day, also from Sunday to Monday', () => {
  expect(crons([weekly(['friday'], '22:00', '02:30')])).toEqual(['0 22 * * 5 | 30 2 * * 6']);
  expect(crons([weekly(['sunday'], '22:00', '02:30')])).toEqual(['0 22 * * 0 | 30 2 * * 1']);
});

test('no end is at a time that clocks leave out, and no start at one that they leave out or show twice', () => {
  // In Berlin clocks change on Sundays between two and three, in New York between one and three.
  expect(crons([weekly(['saturday'], '22:00', '02:30')])).toEqual(['0 22 * * 6 | 0 3 * * 0']);
  expect(crons([weekly(['sunday'], '02:30', '06:00')])).toEqual(['59 1 * * 0 | 0 6 * * 0']);
  expect(crons([weekly(['sunday'], '03:15', '06:00')], 30)).toEqual(['59 1 * * 0 | 0 6 * * 0']);
  expect(crons([weekly(['saturday', 'sunday'], '02:30', '06:00')])).toEqual([
    '30 2 * * 6 | 0 6 * * 6',
    '59 1 * * 0 | 0 6 * * 0',
  ]);
  expect(crons([weekly(['sunday'], '02:30', '06:00')], 0, 'America/New_York')).toEqual(['59 0 * * 0 | 0 6 * * 0']);
  expect(crons([weekly(['sunday'], '00:00', '01:30')], 0, 'America/New_York')).toEqual(['0 0 * * 0 | 30 1 * * 0']);
  // In Cairo Friday begins at one when summer does.
  expect(crons([weekly(['thursday'], '20:00', '24:00')], 0, 'Africa/Cairo')).toEqual(['0 20 * * 4 | 0 1 * * 5']);
  expect(crons([weekly(['saturday'], '22:00', '02:30')], 0, 'Asia/Kolkata')).toEqual(['0 22 * * 6 | 30 2 * * 0']);
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
  expect(crons([weekly(all, '05:00', '08:30')])).toEqual(['0 5 * * * | 30 8 * * *']);
  expect(crons([weekly(all, '00:00', '24:00')])).toEqual(['0 0 * * 1 | 0 12 * * 4', '0 12 * * 4 | 0 0 * * 1']);
});

test('certain dates are in the formula and no cron', () => {
  expect(crons([{ kind: 'dates', first: '2026-11-26', last: '2026-11-30', from: '00:00', to: '24:00' }])).toEqual([]);
});
