import { daysOfDates } from '../../model/capacity/calendar-day';
import { probeWeeks } from '../../model/capacity/calendar-days';
import type { Calendar } from '../../model/capacity/calendar-intervals';
import { windowIntervals } from '../../model/capacity/calendar-intervals';
import type { Interval } from '../../model/capacity/merged-intervals';
import { mergedIntervals } from '../../model/capacity/merged-intervals';
import { hoursPerWeek } from '../../model/time-units';

const hoursPerYear = 8760;

/** Days of a week like any other with one on each side, so that every stretch of up to a week is within. */
const threeWeeks = Array.from({ length: 21 }, (_, index) => probeWeeks.winter - 7 + index);

/**
 * The most hours that a calendar is on within any stretch of so many hours: what comes every week comes again every
 * week, and dates come again after as many years as they name.
 */
export function mostHoursWithin({ timeZone, windows }: Calendar): (hours: number) => number {
  const weekly = windows.filter(({ kind }) => kind === 'weekly');
  const dated = windows.filter((window) => window.kind === 'dates');
  const years = new Set(dated.map(({ first }) => first.slice(0, 4))).size;
  const parts = [
    recurring(
      weekly.flatMap((window) => windowIntervals(timeZone, window, threeWeeks)),
      hoursPerWeek,
    ),
    recurring(
      dated.flatMap((window) => windowIntervals(timeZone, window, daysOfDates(window))),
      years * hoursPerYear,
    ),
  ];
  const known = new Map<number, number>();
  return (hours) => {
    const found = known.get(hours);
    if (found !== undefined) return found;
    const most = Math.min(
      hours,
      parts.reduce((sum, part) => sum + part(hours), 0),
    );
    known.set(hours, most);
    return most;
  };
}

/** Whole periods have everything that one has; what is left of the stretch lies where it catches most. */
function recurring(intervals: readonly Interval[], periodHours: number): (hours: number) => number {
  const merged = mergedIntervals(intervals);
  if (merged.length === 0) return () => 0;
  const mostWithin = mostWithinStretch(merged);
  const inPeriod = mostWithin(periodHours);
  return (hours) => {
    const periods = Math.floor(hours / periodHours);
    return periods * inPeriod + mostWithin(hours - periods * periodHours);
  };
}

/** The best stretch begins where an interval begins, or ends where one ends. */
function mostWithinStretch(intervals: readonly Interval[]): (hours: number) => number {
  const before = minutesBefore(intervals);
  return (hours) => {
    const minutes = hours * 60;
    let most = 0;
    for (const { startMinute, endMinute } of intervals) {
      most = Math.max(
        most,
        before(startMinute + minutes) - before(startMinute),
        before(endMinute) - before(endMinute - minutes),
      );
    }
    return most / 60;
  };
}

/** How many minutes of the intervals lie before a minute. */
function minutesBefore(intervals: readonly Interval[]): (minute: number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (const { startMinute, endMinute } of intervals) {
    sums.push(sum);
    sum += endMinute - startMinute;
  }
  return (minute) => {
    let [index, beyond] = [-1, intervals.length];
    while (beyond - index > 1) {
      const middle = Math.floor((index + beyond) / 2);
      const candidate = intervals[middle];
      if (candidate && candidate.startMinute < minute) index = middle;
      else beyond = middle;
    }
    const last = intervals[index];
    return last ? Number(sums[index]) + Math.min(minute, last.endMinute) - last.startMinute : 0;
  };
}
