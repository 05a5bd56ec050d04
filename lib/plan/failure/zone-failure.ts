import type { Deployment } from '../../model/deployment';
import type { Capacity } from '../../model/capacity/capacity';
import { listed } from '../../model/wording';
import { acknowledgedLoss } from './acknowledged-loss';
import { servingPools, survivesZone, zonesOfMajority } from './deployed-processes';
import type { DescribedFailure } from './described-failure';
import { recoveryOrder } from './recovery-order';
import { sessionText } from './timing-text';
import { zoneCapacity } from './zone-capacity';

/** A zone with all that is in it. */
export function zoneFailure(deployment: Deployment, capacity: Capacity): DescribedFailure {
  const survives = survivesZone(deployment);
  return {
    id: 'zone',
    name: deployment.platform.kind === 'aws' ? 'Availability zone' : 'Zone',
    effect: [survives ? goesOn(deployment, capacity) : stops(deployment), ...edges(deployment)].join(' '),
    duration: survives ? recovered(deployment) : 'As long as the zone is away.',
    dataLoss: `${acknowledgedLoss(deployment)} ${volumes(deployment)}`,
    owner: deployment.ownership.onCall,
    runbook: 'A zone is out',
    onBrokerLocalKafka: localKafka(deployment),
  };
}

function goesOn(deployment: Deployment, capacity: Capacity): string {
  const rest = servingPools(deployment).length - 1;
  return `Controllers keep their majority in the other ${rest === 1 ? 'zone' : `${rest} zones`}, and the brokers there take its partitions over. ${zoneCapacity(deployment, capacity).says}`;
}

function stops(deployment: Deployment): string {
  const brokers = servingPools(deployment);
  if (brokers.length < 2)
    return `All brokers are in zone ${listed(brokers.map(({ zone }) => zone.id))}: everything stops until it is back.`;
  return `Without ${listed(zonesOfMajority(deployment))} controllers have no majority: then everything stops, also in zones that are well.`;
}

function edges({ access, platform, brokers }: Deployment): readonly string[] {
  const zones = servingPools({ brokers }).length;
  const nat =
    zones > 1 && platform.kind === 'aws' && platform.vpc.kind === 'new' && platform.vpc.egress === 'natSingle'
      ? ['The only NAT gateway is in one zone; without it no zone reaches the internet.']
      : [];
  const consumers = access.privateLink
    ? ['PrivateLink clients of the zone go on when their account names it in `zoneOutage`.']
    : [];
  const store =
    platform.kind === 'aws' ? [] : ['Whether the object store goes on without the zone is the store’s own business.'];
  return [...nat, ...consumers, ...store];
}

function recovered(deployment: Deployment): string {
  const most = Math.max(...deployment.brokers.map(({ maxCount }) => maxCount));
  return `${sessionText(deployment)} until its brokers are fenced, then the recovery of ${most === 1 ? 'one log, which takes seconds' : `up to ${most} logs, seconds each`}. ${recoveryOrder}`;
}

function volumes({ controllers, backup, platform }: Deployment): string {
  if (controllers.length > 1) return 'Each other zone with a controller has the metadata.';
  if (backup === undefined)
    return 'The metadata is on volumes of one zone: lost with them, the records can’t be read again.';
  const elsewhere = platform.kind === 'aws' ? '' : ', if the storage keeps it outside the zone';
  return `The metadata is on volumes of one zone: lost with them, what was written since the newest snapshot can’t be read again. One is taken every ${backup.everyHours === 1 ? 'hour' : `${backup.everyHours} hours`}, and the rest comes back by it${elsewhere}.`;
}

const localKafka = ({ plan: { comparison }, brokers }: Deployment): string =>
  servingPools({ brokers }).length < 2
    ? 'The same: it has no broker anywhere else.'
    : `Replicas of other zones take over where topics have more than one (here ${comparison.replicationFactor}) and are spread by rack. When the zone is back, its brokers copy what was written meanwhile.`;
