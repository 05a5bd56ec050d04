import type { AwsPlatform } from './aws-platform';
import type { Deployment } from './deployment';
import type { Pool } from './pools';

type Placed = Pick<Deployment, 'platform'>;
type Following = Exclude<AwsPlatform['brokerNodeScaling'], { kind: 'fixed' }>;

/** How broker nodes come and go; undefined where they don't, and outside AWS, where that is the cluster's own business. */
const following = ({ platform }: Placed): Following | undefined =>
  platform.kind === 'aws' && platform.brokerNodeScaling.kind !== 'fixed' ? platform.brokerNodeScaling : undefined;

/** How Karpenter keeps a node pool for each zone; undefined where it does not. */
export function nodePoolSettings(deployment: Placed): Extract<Following, { kind: 'karpenter' }> | undefined {
  const scaling = following(deployment);
  return scaling?.kind === 'karpenter' ? scaling : undefined;
}

/** Whether broker nodes come and go with the brokers. */
export const nodesFollow = (deployment: Placed): boolean => following(deployment) !== undefined;

/** Whether the Cluster Autoscaler sees to that. */
export const isClusterAutoscaled = (deployment: Placed): boolean => following(deployment)?.kind === 'clusterAutoscaler';

/** Whether Karpenter does. */
export const hasNodePools = (deployment: Placed): boolean => nodePoolSettings(deployment) !== undefined;

/** Who adds and removes broker nodes, as people call it. */
export const nodeScalerName = (deployment: Placed): string =>
  hasNodePools(deployment) ? 'Karpenter' : 'The Cluster Autoscaler';

/** Nodes of each zone that are kept for the next broker. */
export function warmNodesPerZone(deployment: Placed): number {
  const scaling = following(deployment);
  return scaling === undefined ? 0 : scaling.warmNodesPerZone;
}

/** Whether a pool has a node group: Karpenter takes the place of those of brokers. */
export const hasNodeGroup = (deployment: Placed, { component }: Pick<Pool, 'component'>): boolean =>
  component === 'controller' || nodePoolSettings(deployment)?.keepNodeGroups !== false;

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
  if (component === 'controller' || !isClusterAutoscaled(deployment))
    return { min: maxCount, desired: maxCount, max: maxCount };
  const warm = warmNodesPerZone(deployment);
  return { min: count + warm, desired: maxCount + warm, max: maxCount + warm };
}
