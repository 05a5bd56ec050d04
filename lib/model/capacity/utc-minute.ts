import { minutesPerDay } from './calendar-day';
import { utcOffset } from './utc-offset';

/** Offsets at the beginning of days, since nearly all minutes are far from a change of clocks. */
const offsetsOfDays = new Map<string, Map<number, number>>();

function offsetOfDay(timeZone: string, day: number): number {
  const known = offsetsOfDays.get(timeZone) ?? new Map<number, number>();
  offsetsOfDays.set(timeZone, known);
  const offset = known.get(day) ?? utcOffset(timeZone, day * minutesPerDay);
  known.set(day, offset);
  return offset;
}

/**
 * Minute of UTC, since 1970, at which clocks of a time zone show a local minute. Of a minute that comes twice when
 * clocks go back it is the first; one that is left out when they go forward is as much later.
 */
export function utcMinute(timeZone: string, localMinute: number): number {
  const day = Math.floor(localMinute / minutesPerDay);
  const [before, after] = [offsetOfDay(timeZone, day - 1), offsetOfDay(timeZone, day + 2)];
  const first = localMinute - before;
  if (before === after || utcOffset(timeZone, first) === before) return first;
  const second = localMinute - after;
  return utcOffset(timeZone, second) === after ? second : first;
}
