import type { Deployment } from '../../model/deployment';

type Processes = Pick<Deployment, 'brokers' | 'controllers'>;

/** Fewest and most of something, where an autoscaler decides. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}

/** Pools that have brokers; those of draining zones have none. */
export const servingPools = ({ brokers }: Pick<Deployment, 'brokers'>): Deployment['brokers'] =>
  brokers.filter(({ maxCount }) => maxCount > 0);

/** Brokers in all zones together. */
export const brokerCount = ({ brokers }: Pick<Deployment, 'brokers'>): CountRange => ({
  least: brokers.reduce((sum, { count }) => sum + count, 0),
  most: brokers.reduce((sum, { maxCount }) => sum + maxCount, 0),
});

/** `3`, `3 to 9`. */
export const rangeText = ({ least, most }: CountRange): string => (least === most ? `${most}` : `${least} to ${most}`);

/** Zones without which the controllers have no majority. */
export function zonesOfMajority({ controllers }: Pick<Deployment, 'controllers'>): readonly string[] {
  const all = controllers.reduce((sum, { count }) => sum + count, 0);
  const majority = Math.floor(all / 2) + 1;
  return controllers.filter(({ count }) => all - count < majority).map(({ zone }) => zone.id);
}

/** Whether another zone has brokers and a majority of controllers while any one zone is away. */
export const survivesZone = (processes: Processes): boolean =>
  servingPools(processes).length > 1 && zonesOfMajority(processes).length === 0;
