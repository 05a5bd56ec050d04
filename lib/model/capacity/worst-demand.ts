import type { MomentDemand } from './envelope-demands';
import { bindingUse, resourceUses } from './resource-uses';
import type { Site } from './site';
import type { Spread } from './spread';

/** The demand that comes nearest to some limit of the brokers; the first of those that are equal. */
export function worstDemand(demands: readonly MomentDemand[], site: Site, spread: Spread): MomentDemand {
  const [first, ...others] = demands;
  if (!first) throw new Error('an envelope without any moment');
  if (others.length === 0) return first;
  const percentOf = ({ demand }: MomentDemand) => bindingUse(resourceUses(demand, site, spread)).percent;
  let worst = { demand: first, percent: percentOf(first) };
  for (const demand of others) {
    const percent = percentOf(demand);
    if (percent > worst.percent) worst = { demand, percent };
  }
  return worst.demand;
}
