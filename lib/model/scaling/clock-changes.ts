import { dayOf, minutesPerDay } from '../capacity/calendar-day';
import { utcOffset } from '../capacity/utc-offset';

/** Minutes of a week, since Monday, that clocks leave out or show twice in some weeks of the year. */
export interface ClockChange {
  readonly kind: 'skipped' | 'repeated';
  readonly startMinute: number;
  readonly endMinute: number;
}

/** Years whose changes are looked at; rules for clocks speak of weekdays, so those of other years are like them. */
const years = { first: dayOf('2026-01-01'), last: dayOf('2028-01-01') } as const;

/** No two changes of a time zone are closer. */
const probeMinutes = 14 * minutesPerDay;

const minutesPerWeek = 7 * minutesPerDay;

/** 1970 began on a Thursday. */
const firstWeekday = 3 * minutesPerDay;

/** When clocks of a time zone go forward or back; none where they never do. */
export function clockChanges(timeZone: string): readonly ClockChange[] {
  const found = new Map<string, ClockChange>();
  for (let from = years.first * minutesPerDay; from < years.last * minutesPerDay; from += probeMinutes) {
    const change = changeWithin(timeZone, from, from + probeMinutes);
    if (change) found.set(Object.values(change).join(' '), change);
  }
  return [...found.values()];
}

/** The change between two minutes of UTC, found by halving. */
function changeWithin(timeZone: string, from: number, to: number): ClockChange | undefined {
  const [before, after] = [utcOffset(timeZone, from), utcOffset(timeZone, to)];
  if (before === after) return undefined;
  let [last, first] = [from, to];
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (utcOffset(timeZone, middle) === before) last = middle;
    else first = middle;
  }
  const startMinute = (first + Math.min(before, after) + firstWeekday) % minutesPerWeek;
  return {
    kind: after > before ? 'skipped' : 'repeated',
    startMinute,
    endMinute: startMinute + Math.abs(after - before),
  };
}
