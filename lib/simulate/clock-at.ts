import { minutesPerDay } from '../model/capacity/calendar-day';
import { clockTime } from '../plan/report/words';
import type { Simulation } from './simulation';
import { stepsPerMinute } from './step-seconds';

/** `18:30`: what clocks show at the beginning of a step; the end of a day is `24:00`. */
export function clockAt({ day }: Pick<Simulation, 'day'>, step: number): string {
  const minute = day.startMinute + Math.floor(step / stepsPerMinute);
  return clockTime(minute > minutesPerDay ? minute - minutesPerDay : minute);
}
