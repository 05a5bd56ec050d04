import type { GroupTraffic } from './group-traffic';
import type { Site } from './site';
import type { Spread } from './spread';

/** Sums by groups and spread, since a search for the number of brokers asks for the same ones at each moment. */
const known = new WeakMap<readonly GroupTraffic[], Map<string, number>>();

/**
 * Connections of a broker: each client has one to every broker that leads a partition of its group which it uses, a
 * producer all of them and a consumer its share. With the zone router a client that tells its zone keeps to the brokers
 * of that zone, which stand in for the others.
 */
export function connectionsPerBroker(site: Pick<Site, 'groups' | 'zoneRouter'>, spread: Spread): number {
  const sums = known.get(site.groups) ?? new Map<string, number>();
  known.set(site.groups, sums);
  const key = `${spread.brokers} ${spread.zones} ${String(site.zoneRouter)}`;
  const sum = sums.get(key) ?? sumOf(site, spread);
  sums.set(key, sum);
  return sum;
}

function sumOf({ groups, zoneRouter }: Pick<Site, 'groups' | 'zoneRouter'>, { brokers, zones }: Spread): number {
  const perZone = brokers / zones;
  let connections = 0;
  for (const group of groups) {
    for (const { clients, partitionsEach, sameZoneShare } of group.clients) {
      const local = zoneRouter ? sameZoneShare : 0;
      connections += (clients * local * Math.min(1, partitionsEach / perZone)) / zones;
      connections += clients * (1 - local) * Math.min(1, partitionsEach / brokers);
    }
  }
  return connections;
}
