import { brokersNeeded } from '../../model/capacity/brokers-needed';
import type { Capacity, EnvelopeCapacity } from '../../model/capacity/capacity';
import type { ClientSet, GroupTraffic } from '../../model/capacity/group-traffic';
import { scaledDemand } from '../../model/capacity/scaled-demand';
import type { Site } from '../../model/capacity/site';

/** Brokers in each zone that a workload needs, whatever the file has. */
export interface NeededBrokers {
  /** For its worst envelope. */
  readonly peak: number;
  /** For ordinary hours. */
  readonly normal: number;
}

/**
 * Brokers of this deployment in each zone when all rates grow by a factor, over the partitions and clients that are
 * there. Each factor is reckoned once.
 */
export function brokersAt({ perEnvelope }: Capacity, site: Site): (scale: number) => NeededBrokers {
  const known = new Map<number, NeededBrokers>();
  const summed = { ...site, groups: withClientsSummed(site.groups) };
  const ordinary = perEnvelope.filter(({ envelope }) => envelope === 'normal');
  return (scale) => {
    const found = known.get(scale);
    if (found !== undefined) return found;
    const brokers = {
      peak: neededAt(perEnvelope, summed, scale),
      normal: neededAt(ordinary, summed, scale),
    };
    known.set(scale, brokers);
    return brokers;
  };
}

/** What the capacity model found at the rates of the file bounds what its worst moments give at others. */
function neededAt(some: readonly EnvelopeCapacity[], site: Site, scale: number): number {
  const found = Math.max(1, ...some.map(({ requiredPerZone }) => requiredPerZone));
  if (scale === 1) return found;
  const demands = some.map(({ demand }) => ({ moment: { on: nothing }, demand: scaledDemand(demand, scale) }));
  const { healthy, afterFailure } = brokersNeeded(demands, site);
  const needed = Math.max(healthy, afterFailure);
  return scale < 1 ? Math.min(found, needed) : Math.max(found, needed);
}

const nothing: ReadonlySet<string> = new Set();

/** Clients that are alike are counted together, so that many groups are as quickly reckoned as a few. */
function withClientsSummed(groups: readonly GroupTraffic[]): readonly GroupTraffic[] {
  const alike = new Map<string, ClientSet>();
  for (const set of groups.flatMap(({ clients }) => clients)) {
    const key = `${set.partitionsEach} ${set.sameZoneShare}`;
    const before = alike.get(key);
    alike.set(key, before ? { ...set, clients: before.clients + set.clients } : set);
  }
  const [first] = groups;
  return first ? [{ ...first, clients: [...alike.values()] }] : [];
}
