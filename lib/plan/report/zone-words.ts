import { counted, listed } from '../../model/wording';
import type { BytePath } from '../../model/byte-paths';
import type { Deployment } from '../../model/deployment';
import type { Pool } from '../../model/pools';
import type { Zone } from '../../model/zone';

/** Who comes in over a path, and through what. */
export function wayIn({ stations, hops }: BytePath) {
  const [client, ...others] = stations;
  const between = others.filter(({ kind }) => kind === 'endpoint' || kind === 'loadBalancer');
  return {
    who: client === undefined ? '' : client.name,
    through:
      between.length === 0 ? 'straight to a broker' : `by ${listed(between.map(({ name }) => name.toLowerCase()))}`,
    crosses: hops.some(({ crossesZone }) => crossesZone),
  };
}

/** `2 brokers`, and on what they run; a zone that drains has none. */
export function brokersOf({ brokers, platform }: Deployment, zone: Zone): readonly string[] {
  const pool = inZone(brokers, zone);
  if (pool === undefined) return ['no broker: the zone drains'];
  const { count, maxCount } = pool;
  return [
    count === maxCount ? counted(count, 'broker') : `${count} to ${counted(maxCount, 'broker')}`,
    ...(platform.kind === 'aws' ? [platform.nodes.brokers.instanceType] : []),
  ];
}

export function controllersOf({ controllers }: Deployment, zone: Zone): readonly string[] {
  const pool = inZone(controllers, zone);
  return pool === undefined ? [] : [counted(pool.count, 'controller')];
}

const inZone = (pools: readonly Pool[], { id }: Zone): Pool | undefined => pools.find(({ zone }) => zone.id === id);
