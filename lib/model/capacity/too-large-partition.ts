import type { Envelope } from '../workload-group';
import type { Demand } from './capacity';
import { demandOf } from './demand-of';
import type { GroupTraffic } from './group-traffic';
import { resourceNames } from './resource-names';
import { bindingUse, resourceUses } from './resource-uses';
import { scaledDemand } from './scaled-demand';
import type { Site } from './site';

/** A partition that no broker carries, however many there are. */
export interface TooLargePartition {
  readonly group: string;
  /** What runs out on a broker that has nothing else to do, and why. */
  readonly why: string;
}

/** The first group whose fullest partition is too much for a broker of its own. */
export function tooLargePartition(site: Site, envelope: Envelope): TooLargePartition | undefined {
  const alone = { ...site, groups: [] };
  for (const group of site.groups) {
    const uses = resourceUses(demandOfPartition(group, envelope), alone, { brokers: 1, zones: 1 });
    const worst = bindingUse(uses);
    if (worst.percent > 100)
      return {
        group: group.name,
        why: `${resourceNames[worst.resource]} at ${Math.round(worst.percent)} %: ${worst.basis}`,
      };
  }
  return undefined;
}

function demandOfPartition(group: GroupTraffic, envelope: Envelope): Demand {
  const { promotional, exceptional, repairs } = group.write;
  const rates = envelope === 'normal' ? [] : [promotional, exceptional, repairs];
  const on = new Set(rates.flatMap((rate) => (rate?.when.kind === 'calendar' ? [rate.when.calendar] : [])));
  const withoutReplays = [{ ...group, replays: [] }];
  const demand = demandOf(withoutReplays, { envelope, on, unannounced: true });
  return { ...scaledDemand(demand, group.fullestShare), partitions: 1 };
}
