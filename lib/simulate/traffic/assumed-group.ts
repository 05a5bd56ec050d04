import type { DeployedBrokers } from '../../model/capacity/deployed-brokers';
import type { Demand } from '../../model/capacity/capacity';
import type { GroupTraffic } from '../../model/capacity/group-traffic';
import { mib } from '../../model/capacity/mib';
import { bindingUse, resourceUses } from '../../model/capacity/resource-uses';
import type { Site } from '../../model/capacity/site';
import { healthySpread, spreadAfterFailure } from '../../model/capacity/spread';
import type { RaisedRate } from '../../model/workload-group';
import { unannounced } from '../../facts/day-shape';

/** Share of what the brokers carry after a failure that each envelope takes, where no workload says what it is. */
export const assumedShares = { normal: 0.5, promotional: 0.6, exceptional: 0.8 } as const;

const batchBytes = 65_536;

/** Live readers of the group. */
const liveFanOut = 2;

/**
 * A group for a file that names none: two live readers, and rates by what the brokers carry after the failure that the
 * plan survives. Normal hours go by the fewest brokers, the peaks by the most. It shows how the autoscaler behaves, and
 * can’t show whether the brokers are enough.
 */
export function assumedGroup(site: Site, { least, most }: DeployedBrokers): GroupTraffic {
  const normal = carriedBytesPerSecond(site, least) * assumedShares.normal;
  const raised = (share: number): RaisedRate => ({
    bytesPerSecond: Math.max(normal, carriedBytesPerSecond(site, most) * share),
    when: { kind: 'hours', hoursPerMonth: (unannounced.toMinute - unannounced.fromMinute) / 60 },
  });
  return {
    name: 'assumed',
    write: {
      normalBytesPerSecond: normal,
      promotional: raised(assumedShares.promotional),
      exceptional: raised(assumedShares.exceptional),
      sameZoneShare: 1,
      access: 'cluster',
      producers: 1,
    },
    liveFanOut,
    storeFanOut: 0,
    replays: [],
    batchBytes,
    partitions: 1,
    fullestShare: 1,
    clients: [],
  };
}

/** What so many brokers in each zone carry of its writes with their reads; every use grows with it evenly. */
function carriedBytesPerSecond(site: Site, perZone: number): number {
  const failed = spreadAfterFailure(site, perZone);
  const spread = failed.brokers > 0 ? failed : healthySpread(site, perZone);
  const one: Demand = {
    writeBytesPerSecond: mib,
    liveReadBytesPerSecond: liveFanOut * mib,
    catchUpReadBytesPerSecond: 0,
    liveWrittenBytesPerSecond: mib,
    partitions: 0,
    connections: 0,
    requestsPerSecond: ((1 + liveFanOut) * mib) / batchBytes,
    raisedGroups: [],
  };
  return (mib * 100) / bindingUse(resourceUses(one, site, spread)).percent;
}
