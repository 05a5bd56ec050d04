import { weekdays } from '../../config/calendars';
import type { DeploymentConfig } from '../../config/schema';
import { dayOf, minutesPerDay, weekdayOf } from './calendar-day';
import type { Interval } from './merged-intervals';
import { mergedIntervals } from './merged-intervals';
import { utcMinute } from './utc-minute';

export type Calendar = DeploymentConfig['calendars'][number];
export type CalendarWindow = Calendar['windows'][number];

/** When a window is on of which it begins on one of the days (days since 1970 in the calendar’s time zone, ascending). */
export function windowIntervals(
  timeZone: string,
  window: CalendarWindow,
  days: readonly number[],
): readonly Interval[] {
  const { from, to } = minutesOf(window);
  return mergedIntervals(
    days.filter(beginsOn(window)).map((day) => ({
      startMinute: utcMinute(timeZone, day * minutesPerDay + from),
      endMinute: utcMinute(timeZone, day * minutesPerDay + to),
    })),
  );
}

/** When a calendar is on, for windows that begin on one of the days. */
export const calendarIntervals = ({ timeZone, windows }: Calendar, days: readonly number[]): readonly Interval[] =>
  mergedIntervals(windows.flatMap((window) => windowIntervals(timeZone, window, days)));

/** From when to when on its day, minutes; an end that is not after the beginning is on the next day. */
export function minutesOf({ from, to }: Pick<CalendarWindow, 'from' | 'to'>): { from: number; to: number } {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return { from: start, to: end > start ? end : end + minutesPerDay };
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

function beginsOn(window: CalendarWindow): (day: number) => boolean {
  if (window.kind === 'dates') {
    const [first, last] = [dayOf(window.first), dayOf(window.last)];
    return (day) => day >= first && day <= last;
  }
  const on = weekdays.map((weekday) => window.days.includes(weekday));
  return (day) => on[weekdayOf(day)] === true;
}
