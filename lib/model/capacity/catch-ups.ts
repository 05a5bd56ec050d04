import { secondsPerHour } from '../time-units';
import type { Reader, WorkloadGroup } from '../workload-group';
import type { CatchUp, Demand, Resource, ResourceUse } from './capacity';
import { historyFetchBytes } from './demand-of';
import { groupPartitions, perPartition } from './group-partitions';
import { mib, mibPerSecond } from './mib';
import { resourceUses } from './resource-uses';
import type { Site } from './site';
import type { Spread } from './spread';

/**
 * How long each reader takes after the longest outage that its group admits, in ordinary hours and with the brokers that
 * are always there. It may have what they have left up to the limit of every resource: a headroom is there for such
 * times, and brokers serve live readers before history.
 */
export function catchUps(
  workloads: readonly WorkloadGroup[],
  site: Site,
  ordinary: { readonly demand: Demand; readonly spread: Spread },
): readonly CatchUp[] {
  const spare = spareBytesPerSecond(ordinary.demand, site, ordinary.spread);
  return workloads.flatMap((group) =>
    group.reads.filter(({ kind }) => kind !== 'replay').map((reader) => catchUp(group, reader, { site, spare })),
  );
}

/** History that brokers could serve besides: each byte comes in, goes out and takes CPU once more. */
function spareBytesPerSecond(demand: Demand, site: Site, spread: Spread): number {
  const { constants, tls } = site;
  const uses = resourceUses(demand, site, spread);
  const left = (resource: Resource) => {
    const { limit, used } = uses.find((use) => use.resource === resource) as ResourceUse;
    return Math.max(0, limit - used) * spread.brokers;
  };
  const vcpuPerByte =
    (tls ? constants.tlsCpuFactor : 1) / (constants.clientMibPerSecondPerVcpu * mib) +
    1 / (historyFetchBytes * constants.requestsPerSecondPerVcpu);
  return Math.min(left('networkIn'), left('networkOut'), left('cpu') / vcpuPerByte);
}

function catchUp(group: WorkloadGroup, reader: Reader, { site, spare }: { site: Site; spare: number }): CatchUp {
  const { longestOutageHours: outageHours } = group.impact;
  const arriving = group.write.normalBytesPerSecond * reader.fanOut;
  const backlogBytes = arriving * outageHours * secondsPerHour;
  const { required, count } = groupPartitions(group, site.constants);
  const partitions = count === undefined ? required : count;
  const ofConsumers = reader.fanOut * partitions * perPartition(group, site.constants).consumer;
  // What a live reader gets from memory otherwise comes from the object store too while it is behind.
  const ofBrokers = spare + (reader.kind === 'live' ? 0 : arriving);
  const gained = Math.min(ofConsumers, ofBrokers) - arriving;
  const hours = backlogBytes === 0 ? 0 : backlogBytes / gained / secondsPerHour;
  const everLevel = backlogBytes === 0 || gained > 0;
  const limit =
    ofConsumers < ofBrokers ? `its consumers, ${mibPerSecond(ofConsumers)}` : `brokers, ${mibPerSecond(ofBrokers)}`;
  return {
    group: group.name,
    reader: reader.name,
    outageHours,
    backlogBytes,
    ...(everLevel ? { hours } : {}),
    basis: `${outageHours} h at ${mibPerSecond(arriving)} left behind; read at most as fast as ${limit}, while ${mibPerSecond(arriving)} arrive`,
  };
}
