import type { Vpc } from '../model/aws-platform';

/** What the other stacks need of a VPC, whether the kit makes it or finds it. */
export interface Network {
  readonly vpcId: string;
  /** For a new EKS cluster. */
  readonly controlPlaneSubnetIds: readonly string[];
  readonly nodeSubnetId: (zoneId: string) => string;
  readonly loadBalancerSubnetId: (zoneId: string) => string;
}

/** The subnets that the deployment file names. */
export function existingNetwork(vpc: Extract<Vpc, { kind: 'existing' }>): Network {
  const subnetsOf = (zoneId: string) => vpc.subnets.find(({ zone }) => zone === zoneId);
  return {
    vpcId: vpc.id,
    controlPlaneSubnetIds: vpc.controlPlaneSubnets === undefined ? [] : vpc.controlPlaneSubnets,
    nodeSubnetId: (zoneId) => ofZone(subnetsOf(zoneId)?.nodes, zoneId),
    loadBalancerSubnetId: (zoneId) => ofZone(subnetsOf(zoneId)?.loadBalancers, zoneId),
  };
}

/** A subnet of a zone; its absence is a defect of the kit, since the rules ask for one in each zone. */
export function ofZone<T>(found: T | undefined, zoneId: string): T {
  if (found === undefined) throw new Error(`zone "${zoneId}" has no subnet although the rules ask for one`);
  return found;
}
