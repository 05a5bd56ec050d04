import { minutesPerDay } from './calendar-day';
import type { Calendar } from './calendar-intervals';
import { calendarIntervals } from './calendar-intervals';
import type { ClockDay } from './day-of-moment';
import { utcMinute } from './utc-minute';

/** Names of the calendars that are on at minutes of a day by its own clocks; of no day none is. */
export function calendarsOn(
  calendars: readonly Calendar[],
  { day, timeZone }: Pick<ClockDay, 'day' | 'timeZone'>,
  minutes: readonly number[],
): readonly (readonly string[])[] {
  if (day === undefined) return minutes.map(() => []);
  const near = [day - 2, day - 1, day, day + 1, day + 2];
  const all = calendars.map((calendar) => ({ name: calendar.name, intervals: calendarIntervals(calendar, near) }));
  return minutes.map((minute) => {
    const now = utcMinute(timeZone, day * minutesPerDay + minute);
    return all
      .filter(({ intervals }) => intervals.some(({ startMinute, endMinute }) => startMinute <= now && now < endMinute))
      .map(({ name }) => name);
  });
}
