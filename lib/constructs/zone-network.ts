import { CfnRoute, CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation } from 'aws-cdk-lib/aws-ec2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ZoneSubnets } from '../model/aws-platform';
import { formatCidr } from '../model/cidr';

export interface ZoneNetworkProps {
  readonly vpcId: string;
  readonly subnets: ZoneSubnets;
}

/**
 * The subnets of one zone: a large one for nodes and pods and a small one for internal load balancers, apart so that
 * pods never take the addresses that a load balancer needs to grow. The zone id places them, since zone names are
 * shuffled per account, and the scope carries the id, so that no other zone's coming or going renames anything here.
 */
export class ZoneNetwork extends Construct {
  readonly nodeSubnetId: string;
  readonly loadBalancerSubnetId: string;
  readonly routeTableId: string;

  constructor(scope: Construct, id: string, { vpcId, subnets }: ZoneNetworkProps) {
    super(scope, id);
    const availabilityZoneId = subnets.zone.id;

    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId });
    this.routeTableId = routeTable.ref;

    const nodes = new CfnSubnet(this, 'Nodes', { vpcId, availabilityZoneId, cidrBlock: formatCidr(subnets.nodes) });
    new CfnSubnetRouteTableAssociation(this, 'NodesRoutes', {
      subnetId: nodes.ref,
      routeTableId: this.routeTableId,
    });
    this.nodeSubnetId = nodes.ref;

    const loadBalancers = new CfnSubnet(this, 'LoadBalancers', {
      vpcId,
      availabilityZoneId,
      cidrBlock: formatCidr(subnets.loadBalancers),
    });
    // Load balancer controllers choose subnets by this tag; on a node subnet it would let them take the pods' addresses.
    Tags.of(loadBalancers).add('kubernetes.io/role/internal-elb', '1');
    new CfnSubnetRouteTableAssociation(this, 'LoadBalancersRoutes', {
      subnetId: loadBalancers.ref,
      routeTableId: this.routeTableId,
    });
    this.loadBalancerSubnetId = loadBalancers.ref;
  }

  /** Sends what isn't local through a NAT gateway, of this zone or of another. */
  routeThrough(natGatewayId: string): void {
    new CfnRoute(this, 'Internet', {
      routeTableId: this.routeTableId,
      destinationCidrBlock: '0.0.0.0/0',
      natGatewayId,
    });
  }
}
