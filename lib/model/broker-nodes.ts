import type { Deployment } from './deployment';
import type { Pool } from './pools';

type Placed = Pick<Deployment, 'platform'>;

/** Whether broker nodes come and go with the brokers; outside AWS that is the cluster's own business. */
export const nodesFollow = ({ platform }: Placed): boolean =>
  platform.kind === 'aws' && platform.brokerNodeScaling.kind === 'clusterAutoscaler';

/** Nodes of each zone that are kept for the next broker. */
export const warmNodesPerZone = ({ platform }: Placed): number =>
  platform.kind === 'aws' && platform.brokerNodeScaling.kind === 'clusterAutoscaler'
    ? platform.brokerNodeScaling.warmNodesPerZone
    : 0;

/** Nodes of a pool's node group. */
export interface NodeGroupSize {
  readonly min: number;
  /** What CloudFormation asks for when it makes the group, and again whenever one of the three numbers changes. */
  readonly desired: number;
  readonly max: number;
}

/**
 * One node for each process. Where the Cluster Autoscaler decides, CloudFormation still asks for the most: it does so
 * when the group is made and again when its limits change, and any smaller number could then take nodes away from under
 * brokers that run. The autoscaler removes what is not needed (docs/decisions/013-nodes-that-follow.md).
 */
export function nodeGroupSize(deployment: Placed, { component, count, maxCount }: Pool): NodeGroupSize {
  if (component === 'controller' || !nodesFollow(deployment))
    return { min: maxCount, desired: maxCount, max: maxCount };
  const warm = warmNodesPerZone(deployment);
  return { min: count + warm, desired: maxCount + warm, max: maxCount + warm };
}
