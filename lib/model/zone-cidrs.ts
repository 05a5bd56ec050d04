import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { zoneBlocks } from './address-plan';
import { formatCidr, parseCidr } from './cidr';
import type { Zone } from './zone';
import { byNumber } from './zone';

/** Address blocks by which brokers know a client's zone. */
export interface ZoneCidrs {
  readonly zone: Zone;
  readonly cidrs: readonly string[];
}

/**
 * From which addresses the connections of a zone's clients come. On AWS a pod has an address of its zone's node subnet,
 * and whoever comes over a load balancer that of the load balancer's node in the zone: so the zone by which a client
 * came in counts as its own, and it need not say anything. Elsewhere the file says it.
 */
export function zoneCidrsOf(config: DeploymentConfig): readonly ZoneCidrs[] {
  return byNumber(config.zones)
    .map((zone) => ({ zone, cidrs: blocksOf(config, zone) }))
    .filter(({ cidrs }) => cidrs.length > 0);
}

function blocksOf(config: DeploymentConfig, zone: Zone): readonly string[] {
  if (!isAws(config)) {
    const { network } = config.access;
    return network ? network.clientZones.filter((each) => each.zone === zone.id).flatMap(({ cidrs }) => cidrs) : [];
  }
  const { vpc } = config.network;
  if (vpc.kind === 'existing') {
    return vpc.subnets
      .filter((subnet) => subnet.zone === zone.id)
      .flatMap(({ nodesCidr, loadBalancersCidr }) =>
        loadBalancersCidr === undefined ? [nodesCidr] : [nodesCidr, loadBalancersCidr],
      );
  }
  const block = parseCidr(vpc.cidr);
  if (block === undefined) return [];
  const { nodes, loadBalancers } = zoneBlocks(block, zone.number);
  return [nodes, loadBalancers].map(formatCidr);
}
