import type { Deployment } from './deployment';
import { hasNodePools } from './broker-nodes';
import { stackName } from './names';

type Placed = Pick<Deployment, 'name' | 'platform' | 'brokers'>;

/** Output with the id of the subnet of a zone's nodes. */
export const nodeSubnetOutput = (zoneId: string) => `NodeSubnet${zoneId.split('-').map(capitalized).join('')}`;

/** Output with the id of the security group that EKS makes for a cluster and its nodes. */
export const nodeSecurityGroupOutput = 'NodeSecurityGroup';

/** What Karpenter's node classes need of a VPC and a cluster that the kit makes; the file names the others. */
export function nodePoolKeys(deployment: Placed): readonly { key: string; stack: string; why: string }[] {
  const { name, platform, brokers } = deployment;
  if (platform.kind !== 'aws' || !hasNodePools(deployment)) return [];
  const stack = stackName(name, 'cluster');
  return [
    ...(platform.vpc.kind === 'new'
      ? brokers.map(({ zone }) => ({
          key: nodeSubnetOutput(zone.id),
          stack,
          why: `Subnet of the nodes in zone ${zone.id}.`,
        }))
      : []),
    ...(platform.cluster.kind === 'new'
      ? [{ key: nodeSecurityGroupOutput, stack, why: 'Security group of the cluster’s nodes.' }]
      : []),
  ];
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
