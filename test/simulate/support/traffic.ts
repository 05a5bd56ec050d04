import type { Deployment } from '../../../lib/model/deployment';
import type { TrafficDay } from '../../../lib/simulate/traffic/traffic-day';
import { trafficOfRows } from '../../../lib/simulate/traffic/traffic-of-rows';

/** A day in which each rate (MiB/s in, and twice as much out) lasts for some minutes, even over the zones. */
export const trafficOf = (deployment: Deployment, rates: readonly number[], minutes: number): TrafficDay =>
  trafficOfRows(
    rates.map((rate, index) => ({
      line: index + 2,
      second: index * minutes * 60,
      inMibPerSecond: rate,
      outMibPerSecond: 2 * rate,
    })),
    deployment,
    'day.csv',
  );
