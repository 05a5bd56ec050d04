import type { Deployment } from '../../model/deployment';
import { secondsPerHour } from '../../model/time-units';
import type { RaisedRate, When, WorkloadGroup } from '../../model/workload-group';
import { mostHoursWithin } from './most-hours-within';

/** The most hours that something is on within a stretch of so many hours. */
export type MostHours = (when: When, hours: number) => number;

/** Hours that no calendar announces come in one piece, and again in every month. */
export function mostHoursOf({ calendars, plan }: Pick<Deployment, 'calendars' | 'plan'>): MostHours {
  const on = new Map(calendars.map((calendar) => [calendar.name, mostHoursWithin(calendar)]));
  const month = plan.hoursPerMonth;
  return (when, hours) => {
    if (when.kind === 'calendar') {
      const within = on.get(when.calendar);
      return within ? within(hours) : 0;
    }
    const months = Math.floor(hours / month);
    const each = Math.min(month, when.hoursPerMonth);
    return months * each + Math.min(each, hours - months * month);
  };
}

/**
 * Bytes that a group writes in the worst stretch of so many hours, which is what a disk has to hold. The higher
 * envelope goes first; repairs come on top.
 */
export function mostWrittenBytes({ write }: WorkloadGroup, hours: number, mostHours: MostHours): number {
  const { normalBytesPerSecond: normal, promotional, exceptional, repairs } = write;
  const on = (rate: RaisedRate | undefined, most: number) => (rate ? Math.min(most, mostHours(rate.when, hours)) : 0);
  const above = (rate: RaisedRate | undefined) => (rate ? Math.max(0, rate.bytesPerSecond - normal) : 0);
  const exceptionalHours = on(exceptional, hours);
  const promotionalHours = on(promotional, hours - exceptionalHours);
  const repaired = repairs ? repairs.bytesPerSecond * on(repairs, hours) : 0;
  return (
    (normal * hours + above(exceptional) * exceptionalHours + above(promotional) * promotionalHours + repaired) *
    secondsPerHour
  );
}
