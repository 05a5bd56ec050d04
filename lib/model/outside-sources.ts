import type { AwsDeploymentConfig, DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import { zoneBlocks } from './address-plan';
import { formatCidr, parseCidr } from './cidr';
import type { EdgeInput } from './edges';
import { ports } from './ports';
import { byNumber } from './zone';

/**
 * Where connections from outside the cluster come from, as brokers see it. Over a load balancer of the account that is
 * the load balancer, since it puts its own address in place of the client's; who may connect to it is the business of
 * its security group.
 */
export function outsideSources(config: DeploymentConfig): EdgeInput['outside'] {
  if (!isAws(config)) {
    const { network } = config.access;
    return network ? [{ cidrs: network.sources, port: ports.network, why: 'Clients in the private network.' }] : [];
  }
  const { network, privateLink } = config.access;
  const cidrs = loadBalancerCidrs(config);
  return [
    ...(network ? [{ cidrs, port: ports.network, why: 'Clients in the VPC, over its load balancer.' }] : []),
    ...(privateLink
      ? [{ cidrs, port: ports.privateLink, why: 'Clients over PrivateLink, from its load balancer.' }]
      : []),
  ];
}

/** The blocks of the subnets that hold load balancers, by zone number. */
export function loadBalancerCidrs({ network: { vpc }, zones }: AwsDeploymentConfig): readonly string[] {
  if (vpc.kind === 'existing')
    return vpc.subnets.flatMap(({ loadBalancersCidr: block }) => (block === undefined ? [] : [block]));
  const block = parseCidr(vpc.cidr);
  if (block === undefined) return [];
  return byNumber(zones).map(({ number }) => formatCidr(zoneBlocks(block, number).loadBalancers));
}
