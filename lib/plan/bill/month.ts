import type { Deployment } from '../../model/deployment';

/** What a month is on the bill. */
export interface Month {
  /** Of what runs. */
  readonly hours: number;
  /** Of what flows. */
  readonly seconds: number;
  /** 2^30, as AWS counts; published examples may count in 10^9. */
  readonly bytesPerGb: number;
}

export function monthOf({ hoursPerMonth, secondsPerMonth }: Deployment['plan']): Month {
  const seconds = secondsPerMonth === undefined ? hoursPerMonth * 3600 : secondsPerMonth;
  return { hours: hoursPerMonth, seconds, bytesPerGb: 2 ** 30 };
}
