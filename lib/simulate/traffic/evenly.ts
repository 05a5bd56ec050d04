import type { Pool } from '../../model/pools';
import type { ZoneTraffic } from './traffic-day';

/** Traffic of all clients as that of the zones, each with the same part of it. */
export function evenly(traffic: ZoneTraffic, brokers: readonly Pool[]): ReadonlyMap<string, ZoneTraffic> {
  const part = (values: Float64Array) => values.map((value) => value / brokers.length);
  const each: ZoneTraffic = {
    written: part(traffic.written),
    liveRead: part(traffic.liveRead),
    liveWritten: part(traffic.liveWritten),
    storeRead: part(traffic.storeRead),
    requests: part(traffic.requests),
  };
  return new Map(brokers.map(({ zone }) => [zone.id, each]));
}
