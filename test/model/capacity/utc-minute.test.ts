import { dateOf, dayOf, minutesPerDay, weekdayOf } from '../../../lib/model/capacity/calendar-day';
import { utcMinute } from '../../../lib/model/capacity/utc-minute';

/** Minutes since 1970 of a time in UTC. */
const utc = (time: string) => Date.parse(`${time}Z`) / 60_000;

/** The same numbers as a clock on a wall shows them. */
const local = (time: string) => dayOf(time.slice(0, 10)) * minutesPerDay + minuteOf(time.slice(11));

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

test.each([
  ['Europe/Berlin', '2026-01-15T12:00', '2026-01-15T11:00', 'in winter'],
  ['Europe/Berlin', '2026-07-15T12:00', '2026-07-15T10:00', 'in summer'],
  ['America/New_York', '2026-11-27T00:00', '2026-11-27T05:00', 'behind UTC'],
  ['Asia/Kolkata', '2026-11-27T00:00', '2026-11-26T18:30', 'half an hour off'],
  ['UTC', '2026-11-27T00:00', '2026-11-27T00:00', 'at UTC'],
  ['Mars/Olympus', '2026-11-27T00:00', '2026-11-27T00:00', 'in a zone that nobody knows, taken for UTC'],
  ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59', 'a minute before clocks go forward'],
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30', 'in the hour that is left out, an hour later'],
  ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00', 'when clocks have gone forward'],
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30', 'in the hour that comes twice, the first time'],
  ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00', 'after the hour that came twice'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30', 'in the hour that comes twice, overseas'],
  ['America/New_York', '2026-03-08T12:00', '2026-03-08T16:00', 'at noon of the day of a change'],
])('%s %s is %s: %s', (timeZone, clock, expected) => {
  expect(utcMinute(timeZone, local(clock))).toBe(utc(expected));
});

test('a day has 23, 24 or 25 hours, as its clocks go', () => {
  const hours = (date: string) =>
    (utcMinute('Europe/Berlin', local(`${date}T24:00`)) - utcMinute('Europe/Berlin', local(`${date}T00:00`))) / 60;
  expect(['2026-03-28', '2026-03-29', '2026-10-25'].map(hours)).toEqual([24, 23, 25]);
});

test('a date is a day and a day is a date', () => {
  expect(dateOf(dayOf('2028-02-29'))).toBe('2028-02-29');
  expect(dateOf(dayOf('2026-02-30'))).toBe('2026-03-02');
  expect(weekdayOf(dayOf('2026-11-27'))).toBe(4);
  expect(weekdayOf(dayOf('2026-11-30'))).toBe(0);
});
