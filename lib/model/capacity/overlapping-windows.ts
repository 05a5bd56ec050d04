import { calendarDays } from './calendar-days';
import type { Calendar } from './calendar-intervals';
import { windowIntervals } from './calendar-intervals';
import { intervalsOverlap } from './intervals-overlap';

/** Pairs of windows of a calendar, by their places in its list, that are ever on at once. */
export function overlappingWindows(calendar: Calendar): readonly (readonly [number, number])[] {
  const days = calendarDays([calendar]);
  const intervals = calendar.windows.map((window) => windowIntervals(calendar.timeZone, window, days));
  return intervals.flatMap((first, i) =>
    intervals.flatMap((second, j) => (i < j && intervalsOverlap(first, second) ? [[i, j] as const] : [])),
  );
}
