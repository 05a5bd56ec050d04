import type { Deployment } from './deployment';
import { secondsPerHour } from './time-units';

/** How long a month is for what flows, seconds: as long as for what stands, where the file does not say otherwise. */
export const secondsOfMonth = ({ hoursPerMonth, secondsPerMonth }: Deployment['plan']): number =>
  secondsPerMonth === undefined ? hoursPerMonth * secondsPerHour : secondsPerMonth;
