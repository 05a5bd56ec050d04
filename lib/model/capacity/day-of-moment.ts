import { dayOf, minutesPerDay } from './calendar-day';
import type { Calendar, CalendarWindow } from './calendar-intervals';
import type { Moment } from './moments';
import { utcMinute } from './utc-minute';

/** A day by the clocks of a time zone. */
export interface ClockDay {
  /** Days since 1970; undefined where no calendar is ever on, so that all days are alike. */
  readonly day?: number;
  /** Whether a date makes it what it is; otherwise its weekday does, and any such day is like it. */
  readonly dated: boolean;
  readonly timeZone: string;
}

/** The day of a moment as the first calendar that is on then tells it. */
export function dayOfMoment(calendars: readonly Calendar[], { on, startMinute }: Moment): ClockDay {
  const those = calendars.filter(({ name }) => on.has(name));
  const [first] = those;
  if (first === undefined || startMinute === undefined) return { dated: false, timeZone: 'UTC' };
  const { timeZone } = first;
  const near = Math.floor(startMinute / minutesPerDay);
  const day = [near + 1, near, near - 1].find((each) => utcMinute(timeZone, each * minutesPerDay) <= startMinute);
  const dated = those.some(({ windows }) => windows.some((window) => day !== undefined && isOnDate(window, day)));
  return { day, dated, timeZone };
}

/** Whether a window of dates holds a day, or the one before, whose night it may be. */
const isOnDate = (window: CalendarWindow, day: number): boolean =>
  window.kind === 'dates' && dayOf(window.first) <= day && day <= dayOf(window.last) + 1;
