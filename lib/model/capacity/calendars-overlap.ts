import { calendarDays } from './calendar-days';
import type { Calendar } from './calendar-intervals';
import { calendarIntervals } from './calendar-intervals';
import { intervalsOverlap } from './intervals-overlap';

/** Whether two calendars are ever on at once. */
export function calendarsOverlap(a: Calendar, b: Calendar): boolean {
  const days = calendarDays([a, b]);
  return intervalsOverlap(calendarIntervals(a, days), calendarIntervals(b, days));
}
