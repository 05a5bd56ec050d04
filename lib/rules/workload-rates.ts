import type { Path } from '../config/problem';
import { bytesPerSecond } from '../config/rate';
import type { DeploymentConfig } from '../config/schema';

/** A rate of the file and where it stands. */
export interface WrittenRate {
  /** Of the group of keys that holds `rate`. */
  readonly path: Path;
  readonly rate: string;
  /** NaN where the text is no rate, which the schema reports. */
  readonly bytesPerSecond: number;
}

/** A rate that is not always on. */
export interface TimedRate extends WrittenRate {
  readonly calendar?: string;
  readonly hoursPerMonth?: number;
}

type Group = DeploymentConfig['workloads'][number];
type Timed = Pick<TimedRate, 'rate' | 'calendar' | 'hoursPerMonth'>;

/** What a group writes in each envelope that it has, from the ordinary hours to the worst. */
export function envelopeRates(
  { write, message }: Group,
  index: number,
): readonly (WrittenRate & { readonly envelope: 'normal' | 'promotional' | 'exceptional' })[] {
  return (['normal', 'promotional', 'exceptional'] as const).flatMap((envelope) => {
    const rate = write[envelope]?.rate;
    if (rate === undefined) return [];
    const path = ['workloads', index, 'write', envelope];
    return [{ envelope, path, rate, bytesPerSecond: bytesPerSecond(rate, message.bytes) }];
  });
}

/** Every rate of the file that a calendar or a number of hours goes with. */
export const timedRates = ({ workloads }: DeploymentConfig): readonly TimedRate[] =>
  workloads.flatMap(({ write, reads, message }, index) => {
    const timed = (path: Path, given: Timed): TimedRate => ({
      path: ['workloads', index, ...path],
      rate: given.rate,
      bytesPerSecond: bytesPerSecond(given.rate, message.bytes),
      calendar: given.calendar,
      hoursPerMonth: given.hoursPerMonth,
    });
    return [
      ...(['promotional', 'exceptional', 'repairs'] as const).flatMap((key) => {
        const given = write[key];
        return given ? [timed(['write', key], given)] : [];
      }),
      ...reads.flatMap((read, position) => (read.kind === 'replay' ? [timed(['reads', position], read)] : [])),
    ];
  });
