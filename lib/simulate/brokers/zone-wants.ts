import type { TrafficDay, ZoneTraffic } from '../traffic/traffic-day';
import type { LiveWants } from './serve';

/** How work is divided among the zones. */
export interface Division {
  readonly zones: readonly string[];
  /** Brokers of each zone that carry something. */
  readonly loaded: readonly number[];
  /** Whether clients keep to the brokers of their zone. */
  readonly zoneRouter: boolean;
}

/**
 * What clients want of each zone at a step. With the zone router clients go to the brokers of their own zone, and to
 * those of the others while it has none; without it the balancer gives every broker the same.
 */
export function zoneWants(
  day: TrafficDay,
  step: number,
  { zones, loaded, zoneRouter }: Division,
): readonly LiveWants[] {
  const own = zones.map((zone) => wantsAt(day.zones.get(zone), step));
  const serving = loaded.filter((count) => count > 0).length;
  if (serving === 0 || (zoneRouter && serving === zones.length)) return own;
  const brokers = loaded.reduce((sum, count) => sum + count, 0);
  if (!zoneRouter) {
    const all = own.reduce(together);
    return loaded.map((count) => part(all, count / brokers));
  }
  const homeless = own.filter((_, index) => loaded[index] === 0).reduce(together, nothing);
  const each = part(homeless, 1 / serving);
  return own.map((wants, index) => (loaded[index] === 0 ? nothing : together(wants, each)));
}

const nothing: LiveWants = { written: 0, liveRead: 0, liveWritten: 0, storeRead: 0, requests: 0 };

const wantsAt = (traffic: ZoneTraffic | undefined, step: number): LiveWants =>
  traffic === undefined
    ? nothing
    : {
        written: traffic.written[step] as number,
        liveRead: traffic.liveRead[step] as number,
        liveWritten: traffic.liveWritten[step] as number,
        storeRead: traffic.storeRead[step] as number,
        requests: traffic.requests[step] as number,
      };

const together = (left: LiveWants, right: LiveWants): LiveWants => ({
  written: left.written + right.written,
  liveRead: left.liveRead + right.liveRead,
  liveWritten: left.liveWritten + right.liveWritten,
  storeRead: left.storeRead + right.storeRead,
  requests: left.requests + right.requests,
});

const part = (wants: LiveWants, share: number): LiveWants => ({
  written: wants.written * share,
  liveRead: wants.liveRead * share,
  liveWritten: wants.liveWritten * share,
  storeRead: wants.storeRead * share,
  requests: wants.requests * share,
});
