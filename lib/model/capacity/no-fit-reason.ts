import { counted } from '../wording';
import { brokersNeeded, mostBrokersSearched } from './brokers-needed';
import { resourceNames } from './resource-names';
import { bindingUse, resourceUses } from './resource-uses';
import { healthySpread } from './spread';
import { tooLargePartition } from './too-large-partition';
import type { Worst } from './type-that-carries';
import { requiredOf } from './type-that-carries';
import { worstDemand } from './worst-demand';

/** Why brokers of one type don’t carry the worst, with what runs out first, in words that follow a colon. */
export function noFitReason({ site, demands }: Worst, type: string, most: number): string {
  const tooLarge = tooLargePartition(site, 'exceptional');
  if (tooLarge) return `one partition of ${tooLarge.group} is too much for a broker on ${type}, ${tooLarge.why}`;
  const required = requiredOf(brokersNeeded(demands, site));
  const count = required < mostBrokersSearched ? counted(required, 'broker') : `${mostBrokersSearched} brokers or more`;
  const spread = healthySpread(site, most);
  const { resource, percent, basis } = bindingUse(
    resourceUses(worstDemand(demands, site, spread).demand, site, spread),
  );
  return `with headroom and a failure it takes ${count} in each zone on ${type}, and ${most} can be there, which leaves ${resourceNames[resource]} at ${Math.round(percent)} % while all of them run (${basis})`;
}
