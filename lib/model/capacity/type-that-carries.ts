import type { NodeShape } from '../memory';
import type { BrokersNeeded } from './brokers-needed';
import { brokersNeeded } from './brokers-needed';
import type { MomentDemand } from './envelope-demands';
import type { Site } from './site';
import { tooLargePartition } from './too-large-partition';

export const requiredOf = ({ healthy, afterFailure }: BrokersNeeded): number => Math.max(healthy, afterFailure);

/** What is to be carried in the exceptional envelope. */
export interface Worst {
  readonly site: Site;
  readonly demands: readonly MomentDemand[];
}

/** The first of the nodes of which so many brokers in each zone carry the worst; undefined where none does. */
export const typeThatCarries = <T extends { readonly node: NodeShape }>(
  types: readonly T[],
  { site, demands }: Worst,
  mostPerZone: number,
): T | undefined =>
  types.find(({ node }) => {
    const sized = { ...site, node };
    return (
      requiredOf(brokersNeeded(demands, sized)) <= mostPerZone && tooLargePartition(sized, 'exceptional') === undefined
    );
  });
