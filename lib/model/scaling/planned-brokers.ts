import type { Deployment } from '../deployment';
import { daysOfDates } from '../capacity/calendar-day';
import type { CalendarWindow } from '../capacity/calendar-intervals';
import { windowIntervals } from '../capacity/calendar-intervals';

/** Brokers that each zone has at least from one second of UTC since 1970 up to another. */
export interface PlannedBrokers {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly brokers: number;
}

type Planning = Pick<Deployment, 'autoscaling' | 'calendars'>;

/** What the plans with dates ask for, by time and free of overlaps; where plans meet, the most counts. */
export const plannedBrokers = (deployment: Planning): readonly PlannedBrokers[] =>
  withoutOverlaps(plansOn(deployment, 'dates'));

/** The same for plans of every week, as they come on some days (days since 1970, ascending). */
export const weeklyBrokers = (deployment: Planning, days: readonly number[]): readonly PlannedBrokers[] =>
  withoutOverlaps(plansOn(deployment, 'weekly', days));

function plansOn(
  { autoscaling, calendars }: Planning,
  kind: CalendarWindow['kind'],
  days: readonly number[] = [],
): readonly PlannedBrokers[] {
  if (autoscaling.kind !== 'network') return [];
  return autoscaling.planned.flatMap(({ calendar, brokersPerZone, leadMinutes }) =>
    calendars
      .filter(({ name }) => name === calendar)
      .flatMap(({ timeZone, windows }) =>
        windows
          .filter((window) => window.kind === kind)
          .flatMap((window) => windowIntervals(timeZone, window, window.kind === 'dates' ? daysOfDates(window) : days)),
      )
      .map(({ startMinute, endMinute }) => ({
        startSeconds: (startMinute - leadMinutes) * 60,
        endSeconds: endMinute * 60,
        brokers: brokersPerZone,
      })),
  );
}

function withoutOverlaps(plans: readonly PlannedBrokers[]): readonly PlannedBrokers[] {
  const times = new Set(plans.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]));
  const changes = [...times].sort((a, b) => a - b);
  const found: PlannedBrokers[] = [];
  for (const [index, startSeconds] of changes.entries()) {
    const on = plans.filter((plan) => plan.startSeconds <= startSeconds && startSeconds < plan.endSeconds);
    const endSeconds = changes[index + 1];
    if (on.length === 0 || endSeconds === undefined) continue;
    const brokers = Math.max(...on.map((plan) => plan.brokers));
    const last = found.at(-1);
    if (last?.endSeconds === startSeconds && last.brokers === brokers)
      found[found.length - 1] = { ...last, endSeconds };
    else found.push({ startSeconds, endSeconds, brokers });
  }
  return found;
}
