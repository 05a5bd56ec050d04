import type { Vpc } from './aws-platform';

/**
 * Zones in which the kit makes a NAT gateway, by id. A single one stands in the zone with the lowest number: that one
 * stays while zones are added.
 */
export function natZones(vpc: Vpc): readonly string[] {
  if (vpc.kind === 'existing' || vpc.egress === 'none') return [];
  const ids = vpc.subnets.map(({ zone }) => zone.id);
  return vpc.egress === 'natSingle' ? ids.slice(0, 1) : ids;
}
