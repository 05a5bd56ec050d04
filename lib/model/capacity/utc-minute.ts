import { minutesPerDay } from './calendar-day';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A time zone that nobody knows is taken for UTC; a rule refuses it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { timeZoneName: 'longOffset' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
  formats.set(timeZone, format);
  return format;
}

/** Minutes that clocks of a zone are ahead of UTC at a minute of UTC. */
function offsetAt(timeZone: string, utc: number): number {
  const name = formatOf(timeZone)
    .formatToParts(utc * 60_000)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const parts = /GMT([+-])(\d\d):(\d\d)/.exec(String(name));
  return parts === null ? 0 : Number(`${String(parts[1])}1`) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** Offsets at the beginning of days, since nearly all minutes are far from a change of clocks. */
const offsetsOfDays = new Map<string, Map<number, number>>();

function offsetOfDay(timeZone: string, day: number): number {
  const known = offsetsOfDays.get(timeZone) ?? new Map<number, number>();
  offsetsOfDays.set(timeZone, known);
  const offset = known.get(day) ?? offsetAt(timeZone, day * minutesPerDay);
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
  if (before === after || offsetAt(timeZone, first) === before) return first;
  const second = localMinute - after;
  return offsetAt(timeZone, second) === after ? second : first;
}
