import type { ISubnet } from 'aws-cdk-lib/aws-ec2';
import { Subnet } from 'aws-cdk-lib/aws-ec2';
import { Annotations } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** A subnet by its id alone, for constructs that want an object; nothing here asks it for its route table. */
export function importedSubnet(scope: Construct, id: string, subnetId: string): ISubnet {
  const subnet = Subnet.fromSubnetId(scope, id, subnetId);
  Annotations.of(subnet).acknowledgeWarning('@aws-cdk/aws-ec2:noSubnetRouteTableId');
  return subnet;
}
