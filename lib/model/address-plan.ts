import type { Cidr } from './cidr';
import { formatAddress, subBlock } from './cidr';

/** The address blocks of one zone number in a new VPC. */
export interface ZoneBlocks {
  /** Nodes and pods: an eighth of the VPC. */
  readonly nodes: Cidr;
  /** Load balancers; AWS wants /27 or larger with eight free addresses. */
  readonly loadBalancers: Cidr;
  /** NAT gateway. */
  readonly public: Cidr;
  /** Network interfaces of the EKS control plane; AWS recommends 16 addresses. */
  readonly controlPlane: Cidr;
}

/** Smallest and largest prefix length of a new VPC: AWS allows no VPC above /16, and below /20 the edge blocks fall under /28. */
export const vpcPrefix = { shortest: 16, longest: 20 } as const;

/**
 * Cuts a VPC block into eight: zone number n (0-6) has the n-th eighth for nodes and pods, and the last eighth is cut
 * into eight again, of which the n-th holds the zone's edges. No zone's blocks depend on which other zones there are.
 */
export function zoneBlocks(vpc: Cidr, zoneNumber: number): ZoneBlocks {
  const edges = subBlock(subBlock(vpc, 3, 7), 3, zoneNumber);
  const nodes = subBlock(vpc, 3, zoneNumber);
  const toPrefix = (prefix: number) => prefix - edges.prefix;
  return {
    nodes,
    loadBalancers: subBlock(edges, toPrefix(27), 0),
    public: subBlock(edges, toPrefix(28), 2),
    controlPlane: subBlock(edges, toPrefix(28), 3),
  };
}

/** Places of the load balancers of both ways in; the places before them are AWS's and spare. */
const addressOffsets = { network: 8, privateLink: 9 } as const;

/** Fixed address of a load balancer in a zone's block for them, so that DNS can name zones by their id. */
export const loadBalancerAddress = ({ loadBalancers }: ZoneBlocks, intent: keyof typeof addressOffsets) =>
  formatAddress(loadBalancers.first + addressOffsets[intent]);
