import { CfnInternetGateway, CfnRoute, CfnRouteTable, CfnVPCGatewayAttachment } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** The way out of a VPC that NAT gateways use: gateway, attachment and one route table for all public subnets. */
export class InternetGateway extends Construct {
  readonly routeTableId: string;
  /** What an address or a NAT gateway has to wait for. */
  readonly attachment: CfnVPCGatewayAttachment;

  constructor(scope: Construct, id: string, { vpcId }: { readonly vpcId: string }) {
    super(scope, id);
    const gateway = new CfnInternetGateway(this, 'Gateway');
    this.attachment = new CfnVPCGatewayAttachment(this, 'Attachment', { vpcId, internetGatewayId: gateway.ref });

    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId });
    this.routeTableId = routeTable.ref;
    const route = new CfnRoute(this, 'Route', {
      routeTableId: this.routeTableId,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: gateway.ref,
    });
    route.addResourceDependency(this.attachment);
  }
}
