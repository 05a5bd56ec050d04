import { calendarDays } from './calendar-days';
import type { Calendar } from './calendar-intervals';
import { calendarIntervals } from './calendar-intervals';

/** A time at which certain calendars are on at once. */
export interface Moment {
  /** Their names. */
  readonly on: ReadonlySet<string>;
  /** When it is so for the first time, minutes of UTC since 1970; undefined where no calendar is ever on. */
  readonly startMinute?: number;
}

/** Combinations that are looked at one by one. */
const mostCombinations = 1000;

/**
 * Every combination of calendars that are on at once, but those that are part of another: whatever a calendar adds, it
 * never takes anything away. Without calendars there is one moment at which none is on; where there are more combinations
 * than anybody plans, all calendars are taken to meet.
 */
export function moments(calendars: readonly Calendar[]): readonly Moment[] {
  const days = calendarDays(calendars);
  const changes = calendars
    .flatMap((calendar) =>
      calendarIntervals(calendar, days).flatMap(({ startMinute, endMinute }) => [
        { minute: startMinute, name: calendar.name, step: 1 },
        { minute: endMinute, name: calendar.name, step: -1 },
      ]),
    )
    .sort((a, b) => a.minute - b.minute);
  /** How many windows of each calendar are on. */
  const depth = new Map(calendars.map(({ name }) => [name, 0]));
  const found = new Map<string, Moment>();
  for (const [index, { minute, name, step }] of changes.entries()) {
    depth.set(name, Number(depth.get(name)) + step);
    if (changes[index + 1]?.minute === minute) continue;
    const on = [...depth.keys()].filter((each) => Number(depth.get(each)) > 0);
    const key = JSON.stringify(on);
    if (on.length > 0 && !found.has(key)) found.set(key, { on: new Set(on), startMinute: minute });
    if (found.size > mostCombinations) return [{ on: new Set(depth.keys()), startMinute: changes[0]?.minute }];
  }
  return largest([...found.values()]);
}

function largest(all: readonly Moment[]): readonly Moment[] {
  if (all.length === 0) return [{ on: new Set() }];
  return all.filter(({ on }) => !all.some((other) => other.on.size > on.size && isWithin(on, other.on)));
}

const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>) =>
  [...inner].every((name) => outer.has(name));
