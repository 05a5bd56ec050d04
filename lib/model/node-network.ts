import type { AwsPlatform } from './aws-platform';
import { handoffPlaceholder } from './handoff';
import { nodeSecurityGroupOutput, nodeSubnetOutput } from './node-pool-handoff';

type Placed = Pick<AwsPlatform, 'vpc' | 'cluster'>;

/** Id of the subnet in which nodes of a zone start: the file's, or a placeholder for that of a VPC that the kit makes. */
export function nodeSubnetId({ vpc }: Placed, zoneId: string): string {
  if (vpc.kind === 'new') return handoffPlaceholder(nodeSubnetOutput(zoneId));
  return present(vpc.subnets.find(({ zone }) => zone === zoneId)?.nodes, `zone "${zoneId}" has no subnet`);
}

/** Id of the security group of nodes, likewise. */
export const nodeSecurityGroupId = ({ cluster }: Placed): string =>
  cluster.kind === 'new'
    ? handoffPlaceholder(nodeSecurityGroupOutput)
    : present(cluster.securityGroup, 'the cluster’s security group is missing');

/** A value that a rule asks for; its absence is a defect of the kit. */
function present(value: string | undefined, what: string): string {
  if (value === undefined) throw new Error(`${what} although the rules ask for one`);
  return value;
}
