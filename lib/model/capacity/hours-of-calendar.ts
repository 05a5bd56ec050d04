import { hoursPerWeek, monthsPerYear } from '../time-units';
import { dayOf } from './calendar-day';
import type { Calendar, CalendarWindow } from './calendar-intervals';
import { minutesOf, windowIntervals } from './calendar-intervals';

export interface CalendarHours {
  /** Hours of a month. */
  readonly hours: number;
  /** How they come about. */
  readonly basis: string;
}

/**
 * How long a calendar is on in a month: the hours of a week by the clock in as many weeks as the month has, and the
 * hours of all dates of a year divided by its months.
 */
export function hoursOfCalendar({ timeZone, windows }: Calendar, hoursPerMonth: number): CalendarHours {
  const weekly = sum(
    windows.map((window) => (window.kind === 'weekly' ? (window.days.length * nominalMinutes(window)) / 60 : 0)),
  );
  const dated = windows.filter((window) => window.kind === 'dates');
  const years = new Set(dated.map(({ first }) => first.slice(0, 4))).size;
  const datedHours = sum(dated.map((window) => hoursOfDates(timeZone, window)));
  const hours = (weekly * hoursPerMonth) / hoursPerWeek + (years === 0 ? 0 : datedHours / (monthsPerYear * years));
  const parts = [
    ...(weekly > 0 ? [`${round(weekly)} h a week`] : []),
    ...(years > 0 ? [`${round(datedHours)} h of dates, averaged over the ${monthsPerYear * years} months`] : []),
  ];
  return { hours: Math.min(hours, hoursPerMonth), basis: parts.join(' and ') };
}

const nominalMinutes = (window: CalendarWindow) => {
  const { from, to } = minutesOf(window);
  return to - from;
};

function hoursOfDates(timeZone: string, window: Extract<CalendarWindow, { kind: 'dates' }>): number {
  const first = dayOf(window.first);
  const days = Array.from({ length: Math.max(0, dayOf(window.last) - first + 1) }, (_, index) => first + index);
  return sum(windowIntervals(timeZone, window, days).map(({ startMinute, endMinute }) => endMinute - startMinute)) / 60;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const round = (hours: number) => Math.round(hours * 10) / 10;
