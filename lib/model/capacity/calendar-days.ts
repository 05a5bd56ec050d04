import type { DeploymentConfig } from '../../config/schema';
import { dateOf, dayOf } from './calendar-day';

type Calendar = DeploymentConfig['calendars'][number];

/** Mondays of two ordinary weeks, one for each state of the clocks: times that come every week are looked at in them. */
export const probeWeeks = { winter: dayOf('2026-01-12'), summer: dayOf('2026-07-13') } as const;

/** Days of a long window that are looked at from each of its ends; the weeks between them are like each other. */
const daysAtEnds = 31;

/**
 * The days, as days since 1970, by which one learns what coincides: those of every dated window with one more on each
 * side, and the probe weeks. Of a window longer than two months only both ends and the probe weeks of its years count.
 */
export function calendarDays(calendars: readonly Calendar[]): readonly number[] {
  const days = new Set([...week(probeWeeks.winter), ...week(probeWeeks.summer)]);
  for (const window of calendars.flatMap(({ windows }) => windows)) {
    if (window.kind === 'weekly') continue;
    for (const day of daysOf(dayOf(window.first) - 1, dayOf(window.last) + 1)) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

function daysOf(first: number, last: number): readonly number[] {
  if (last - first < 2 * daysAtEnds) return span(first, last - first + 1);
  const years = span(yearOf(first), yearOf(last) - yearOf(first) + 1);
  const probes = years.flatMap((year) =>
    Object.values(probeWeeks).flatMap((monday) => week(dayOf(`${year}${dateOf(monday).slice(4)}`))),
  );
  return [
    ...span(first, daysAtEnds),
    ...span(last - daysAtEnds + 1, daysAtEnds),
    ...probes.filter((day) => day >= first && day <= last),
  ];
}

const span = (first: number, count: number) => Array.from({ length: Math.max(0, count) }, (_, index) => first + index);

const week = (monday: number) => span(monday, 7);

const yearOf = (day: number) => Number(dateOf(day).slice(0, 4));
