import { weekdays } from '../../config/calendars';
import type { Deployment } from '../deployment';
import { minutesPerDay } from '../capacity/calendar-day';
import type { CalendarWindow } from '../capacity/calendar-intervals';
import { minutesOf } from '../capacity/calendar-intervals';
import type { Interval } from '../capacity/merged-intervals';
import { mergedIntervals } from '../capacity/merged-intervals';
import type { ClockChange } from './clock-changes';
import { clockChanges } from './clock-changes';

/** A time that comes every week, by its calendar’s clock, as KEDA’s cron trigger takes it. */
export interface CronWindow {
  readonly timeZone: string;
  /** Cron expressions, of which the next `end` comes before the next `start` exactly while it is on. */
  readonly start: string;
  readonly end: string;
  /** Brokers that each zone has at least. */
  readonly brokers: number;
}

const minutesPerWeek = 7 * minutesPerDay;

/** The plans of every week. */
export function cronWindows({
  autoscaling,
  calendars,
}: Pick<Deployment, 'autoscaling' | 'calendars'>): readonly CronWindow[] {
  if (autoscaling.kind !== 'network') return [];
  return autoscaling.planned.flatMap(({ calendar, brokersPerZone, leadMinutes }) =>
    calendars
      .filter(({ name }) => name === calendar)
      .flatMap(({ timeZone, windows }) =>
        cronsOf({ windows, leadMinutes, timeZone }).map((crons) => ({ timeZone, ...crons, brokers: brokersPerZone })),
      ),
  );
}

type Crons = Pick<CronWindow, 'start' | 'end'>;

interface Weekly {
  readonly windows: readonly CalendarWindow[];
  readonly leadMinutes: number;
  readonly timeZone: string;
}

/** One for all days on which it begins and ends at the same times. */
function cronsOf(weekly: Weekly): readonly Crons[] {
  const intervals = inWeek(weekly);
  const times = new Set(intervals.map(timesOf));
  return [...times].map((time) => {
    const alike = intervals.filter((interval) => timesOf(interval) === time);
    return {
      start: cron(alike.map(({ startMinute }) => startMinute)),
      end: cron(alike.map(({ endMinute }) => endMinute)),
    };
  });
}

const timesOf = ({ startMinute, endMinute }: Interval) => `${startMinute % minutesPerDay} ${endMinute % minutesPerDay}`;

/** In minutes since Monday, free of overlaps and gaps; one that goes on over the end of the week ends after it. */
function inWeek({ windows, leadMinutes, timeZone }: Weekly): readonly Interval[] {
  const changes = clockChanges(timeZone);
  const given = windows.flatMap((window) => {
    if (window.kind === 'dates') return [];
    const { from, to } = minutesOf(window);
    return window.days.map((day) => {
      const start = weekdays.indexOf(day) * minutesPerDay;
      return { startMinute: shownOnce(start + from - leadMinutes, changes), endMinute: shown(start + to, changes) };
    });
  });
  const pieces = mergedIntervals(given.flatMap(withinWeek));
  const [first, ...others] = pieces;
  const last = others.at(-1);
  if (first?.startMinute === 0 && first.endMinute === minutesPerWeek) return halves;
  if (first?.startMinute !== 0 || last?.endMinute !== minutesPerWeek) return pieces;
  return [...others.slice(0, -1), { ...last, endMinute: minutesPerWeek + first.endMinute }];
}

/**
 * The minute itself, or the one before clocks change. KEDA never begins at a time that is left out, nor before the second
 * of two (github.com/robfig/cron/v3, SpecSchedule.Next).
 */
function shownOnce(minute: number, changes: readonly ClockChange[]): number {
  const into = minutesInto(minute, changes);
  return into === undefined ? minute : shownOnce(minute - into.passed - 1, changes);
}

/** The minute itself, or the one at which clocks go on: an end that never comes would keep a plan from beginning. */
function shown(minute: number, changes: readonly ClockChange[]): number {
  const skipped = changes.filter(({ kind }) => kind === 'skipped');
  const into = minutesInto(minute, skipped);
  return into === undefined ? minute : shown(minute + into.left, changes);
}

/** How far a minute is in a change, and how far from its end. */
function minutesInto(minute: number, changes: readonly ClockChange[]) {
  return changes
    .map(({ startMinute, endMinute }) => {
      const passed = (minute - startMinute + 2 * minutesPerWeek) % minutesPerWeek;
      return { passed, left: endMinute - startMinute - passed };
    })
    .find(({ left }) => left > 0);
}

const midweek = minutesPerWeek / 2;

/** What is always on would begin and end at the same time, which KEDA refuses. */
const halves: readonly Interval[] = [
  { startMinute: 0, endMinute: midweek },
  { startMinute: midweek, endMinute: minutesPerWeek },
];

/** Parts of an interval that begins at most a week before or ends at most a week after, put where they are in the week. */
const withinWeek = ({ startMinute, endMinute }: Interval): readonly Interval[] =>
  [-minutesPerWeek, 0, minutesPerWeek]
    .map((shift) => ({
      startMinute: Math.max(0, startMinute + shift),
      endMinute: Math.min(minutesPerWeek, endMinute + shift),
    }))
    .filter((piece) => piece.startMinute < piece.endMinute);

/** A cron expression of minutes of the week that all have the same time of day; its week begins on Sunday. */
function cron(minutes: readonly number[]): string {
  const time = Math.max(...minutes.map((minute) => minute % minutesPerDay));
  const days = minutes.map((minute) => (Math.floor(minute / minutesPerDay) + 1) % 7).sort((a, b) => a - b);
  return `${time % 60} ${Math.floor(time / 60)} * * ${days.length === 7 ? '*' : days.join(',')}`;
}
