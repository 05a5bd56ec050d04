import type { Deployment } from '../../model/deployment';
import { secondsOfMonth } from '../../model/seconds-of-month';

/** What a month is on the bill. */
export interface Month {
  /** Of what runs. */
  readonly hours: number;
  /** Of what flows. */
  readonly seconds: number;
  /** 2^30, as AWS counts; published examples may count in 10^9. */
  readonly bytesPerGb: number;
}

export const monthOf = (plan: Deployment['plan']): Month => ({
  hours: plan.hoursPerMonth,
  seconds: secondsOfMonth(plan),
  bytesPerGb: 2 ** 30,
});
