import { dayOf, minutesPerDay } from '../../model/capacity/calendar-day';
import { probeWeeks } from '../../model/capacity/calendar-days';
import type { Calendar, CalendarWindow } from '../../model/capacity/calendar-intervals';
import { calendarIntervals } from '../../model/capacity/calendar-intervals';
import type { Interval } from '../../model/capacity/merged-intervals';
import { mergedIntervals } from '../../model/capacity/merged-intervals';
import { hoursPerWeek, monthsPerYear } from '../../model/time-units';

type Dated = Extract<CalendarWindow, { kind: 'dates' }>;

/**
 * Hours of a month in which at least one of the calendars is on: those of a week in as many weeks as the month has, and
 * what the dates of the fullest year add to them, averaged over its months.
 */
export function hoursOfAny(calendars: readonly Calendar[], hoursPerMonth: number): number {
  const weekly = withWindows(calendars, ({ kind }) => kind === 'weekly');
  const monday = probeWeeks.winter;
  const week = { startMinute: monday * minutesPerDay, endMinute: (monday + 7) * minutesPerDay };
  const ofWeek = hoursOf(anyOn(weekly, days(monday - 1, monday + 8)).map((interval) => within(interval, week)));
  const years = new Set(datedOf(calendars).map(yearOf));
  const added = [...years].map((year) => {
    const dated = withWindows(calendars, (window) => window.kind === 'dates' && yearOf(window) === year);
    const looked = [
      ...new Set(datedOf(dated).flatMap(({ first, last }) => days(dayOf(first) - 1, dayOf(last) + 1))),
    ].sort((a, b) => a - b);
    return hoursOf(anyOn([...weekly, ...dated], looked)) - hoursOf(anyOn(weekly, looked));
  });
  const hours = (ofWeek * hoursPerMonth) / hoursPerWeek + Math.max(0, ...added) / monthsPerYear;
  return Math.min(hours, hoursPerMonth);
}

const datedOf = (calendars: readonly Calendar[]): readonly Dated[] =>
  calendars.flatMap(({ windows }) => windows.filter((window) => window.kind === 'dates'));

const yearOf = ({ first }: Dated) => first.slice(0, 4);

const withWindows = (calendars: readonly Calendar[], isWanted: (window: CalendarWindow) => boolean) =>
  calendars.map((calendar) => ({ ...calendar, windows: calendar.windows.filter(isWanted) }));

const days = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);

const anyOn = (calendars: readonly Calendar[], on: readonly number[]): readonly Interval[] =>
  mergedIntervals(calendars.flatMap((calendar) => calendarIntervals(calendar, on)));

const within = (one: Interval, other: Interval): Interval => {
  const startMinute = Math.max(one.startMinute, other.startMinute);
  return { startMinute, endMinute: Math.max(startMinute, Math.min(one.endMinute, other.endMinute)) };
};

const hoursOf = (intervals: readonly Interval[]): number =>
  intervals.reduce((sum, { startMinute, endMinute }) => sum + endMinute - startMinute, 0) / 60;
