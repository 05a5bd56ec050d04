import { failureTimings } from '../../facts/failure-timings';
import type { FailureTimingName } from '../../facts/failure-timings';
import type { Deployment } from '../../model/deployment';

/** `9 s`, `3 min`. */
export function timingText(name: FailureTimingName): string {
  const { value, unit } = failureTimings[name];
  return `${value} ${unit === 'minutes' ? 'min' : unit === 'seconds' ? 's' : ''}`.trimEnd();
}

/** How long a broker may be silent until it is fenced, also where the file sets it. */
export function sessionText({ kafka }: Pick<Deployment, 'kafka'>): string {
  const setting = kafka.properties['broker.session.timeout.ms'];
  return setting === undefined ? timingText('session') : `${Number(setting) / 1000} s`;
}
