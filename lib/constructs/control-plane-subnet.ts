import { CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ControlPlaneZone } from '../model/aws-platform';
import { formatCidr } from '../model/cidr';

export interface ControlPlaneSubnetProps {
  readonly vpcId: string;
  readonly zone: ControlPlaneZone;
}

/**
 * A /28 for the network interfaces of the EKS control plane. EKS freezes its zones when the cluster is made (EKS user
 * guide, "Subnet requirements for clusters"), so these subnets have a scope of their own that no change of a broker
 * zone touches, and routes to nowhere but the VPC.
 */
export class ControlPlaneSubnet extends Construct {
  readonly subnetId: string;

  constructor(scope: Construct, id: string, { vpcId, zone }: ControlPlaneSubnetProps) {
    super(scope, id);
    const subnet = new CfnSubnet(this, 'Subnet', {
      vpcId,
      availabilityZoneId: zone.id,
      cidrBlock: formatCidr(zone.block),
    });
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId });
    new CfnSubnetRouteTableAssociation(this, 'Routes', { subnetId: subnet.ref, routeTableId: routeTable.ref });
    this.subnetId = subnet.ref;
  }
}
