import { CfnEIP, CfnNatGateway, CfnSubnet, CfnSubnetRouteTableAssociation } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ZoneSubnets } from '../model/aws-platform';
import { formatCidr } from '../model/cidr';
import type { InternetGateway } from './internet-gateway';

export interface ZoneNatProps {
  readonly vpcId: string;
  readonly subnets: ZoneSubnets;
  readonly internetGateway: InternetGateway;
}

/** A NAT gateway in a public subnet that holds nothing else. Neither nodes nor load balancers get a public address. */
export class ZoneNat extends Construct {
  readonly natGatewayId: string;

  constructor(scope: Construct, id: string, { vpcId, subnets, internetGateway }: ZoneNatProps) {
    super(scope, id);
    const subnet = new CfnSubnet(this, 'Subnet', {
      vpcId,
      availabilityZoneId: subnets.zone.id,
      cidrBlock: formatCidr(subnets.public),
    });
    new CfnSubnetRouteTableAssociation(this, 'Routes', {
      subnetId: subnet.ref,
      routeTableId: internetGateway.routeTableId,
    });

    const address = new CfnEIP(this, 'Address', { domain: 'vpc' });
    address.addResourceDependency(internetGateway.attachment);
    const gateway = new CfnNatGateway(this, 'Gateway', {
      subnetId: subnet.ref,
      allocationId: address.attrAllocationId,
    });
    gateway.addResourceDependency(internetGateway.attachment);
    this.natGatewayId = gateway.ref;
  }
}
