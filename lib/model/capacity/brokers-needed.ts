import type { MomentDemand } from './envelope-demands';
import { bindingUse, resourceUses } from './resource-uses';
import type { Site } from './site';
import type { Spread } from './spread';
import { healthySpread, spreadAfterFailure } from './spread';

/** Where the search ends; nobody runs as many brokers in a zone. */
export const mostBrokersSearched = 1024;

export interface BrokersNeeded {
  /** Everything healthy, with the headroom of the plan. */
  readonly healthy: number;
  /** While what may fail has failed, up to the limit of every resource. */
  readonly afterFailure: number;
}

/** Fewest brokers in each zone that carry every one of the demands; `mostBrokersSearched` where not even they do. */
export const brokersNeeded = (demands: readonly MomentDemand[], site: Site): BrokersNeeded => ({
  healthy: fewest(demands, site, { spreadOf: healthySpread, mostPercent: 100 - site.headroomPercent }),
  afterFailure: fewest(demands, site, { spreadOf: spreadAfterFailure, mostPercent: 100 }),
});

interface Condition {
  readonly spreadOf: (site: Site, perZone: number) => Spread;
  readonly mostPercent: number;
}

/** Shares that are equal but for the last digits of a division count as equal. */
const tolerance = 1e-9;

/** No resource is used more when there are more brokers, so halving finds the fewest. */
function fewest(demands: readonly MomentDemand[], site: Site, { spreadOf, mostPercent }: Condition): number {
  const carries = ({ demand }: MomentDemand, perZone: number) => {
    const spread = spreadOf(site, perZone);
    if (spread.brokers === 0) return false;
    return bindingUse(resourceUses(demand, site, spread)).percent <= mostPercent + tolerance;
  };
  let enough = 1;
  for (const demand of demands) {
    if (carries(demand, enough)) continue;
    let [tooFew, most] = [enough, mostBrokersSearched];
    while (most - tooFew > 1) {
      const middle = Math.floor((tooFew + most) / 2);
      if (carries(demand, middle)) most = middle;
      else tooFew = middle;
    }
    enough = most;
  }
  return enough;
}
