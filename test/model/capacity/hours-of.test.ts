import { calendars as schema } from '../../../lib/config/calendars';
import { hoursOf } from '../../../lib/model/capacity/hours-of';

const month = (...windows: object[]) => ({
  calendars: schema.parse([{ name: 'peaks', timeZone: 'Europe/Berlin', windows }]),
  plan: { hoursPerMonth: 730 },
});

const peaks = { kind: 'calendar', calendar: 'peaks' } as const;
const evenings = { kind: 'weekly', days: ['friday', 'saturday'], from: '18:00', to: '02:00' };

test('weekly hours are counted for the weeks of a month', () => {
  expect(hoursOf(peaks, month(evenings)).hours).toBeCloseTo((16 * 730) / 168, 9);
});

test('dates are averaged over the months of their years', () => {
  const four = { kind: 'dates', first: '2026-11-26', last: '2026-11-29' };
  const next = { kind: 'dates', first: '2027-11-25', last: '2027-11-28' };
  expect(hoursOf(peaks, month(four)).hours).toBeCloseTo(96 / 12, 9);
  expect(hoursOf(peaks, month(four, next)).hours).toBeCloseTo(192 / 24, 9);
});

test('a day on which clocks go back has an hour more', () => {
  const { hours, basis } = hoursOf(peaks, month({ kind: 'dates', first: '2026-10-25', last: '2026-10-25' }));
  expect(hours).toBeCloseTo(25 / 12, 9);
  expect(basis).toBe('calendar peaks: 25 h of dates, averaged over the 12 months');
});

test('both kinds add up, and never to more than the month', () => {
  const day = { kind: 'dates', first: '2026-11-27', last: '2026-11-27' };
  const always = {
    kind: 'weekly',
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    from: '00:00',
    to: '24:00',
  };
  expect(hoursOf(peaks, month(evenings, day)).hours).toBeCloseTo((16 * 730) / 168 + 2, 9);
  expect(hoursOf(peaks, month(always, day)).hours).toBe(730);
});

test('hours without a calendar are those of the file, and no more than the month has', () => {
  expect(hoursOf({ kind: 'hours', hoursPerMonth: 8 }, month(evenings)).hours).toBe(8);
  expect(hoursOf({ kind: 'hours', hoursPerMonth: 744 }, month(evenings)).hours).toBe(730);
});

test('a calendar that is not there has no hours', () => {
  expect(hoursOf({ kind: 'calendar', calendar: 'gone' }, month(evenings)).hours).toBe(0);
});
