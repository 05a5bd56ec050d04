import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Fn, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Consumer } from '../model/consumer';
import { consumerStackName } from '../model/consumer-names';
import type { Endpoint } from '../model/endpoints';

export interface BrokerEndpointProps {
  readonly consumer: Consumer;
  readonly endpoint: Endpoint;
  readonly securityGroupId: string;
}

/**
 * An interface endpoint to the brokers. Without private DNS, which knows no zones; the names of the brokers lead to its
 * own DNS name.
 */
export class BrokerEndpoint extends Construct {
  readonly endpointId: string;
  /** DNS name of all its addresses. */
  readonly dnsName: string;

  constructor(scope: Construct, id: string, { consumer, endpoint, securityGroupId }: BrokerEndpointProps) {
    super(scope, id);
    const { vpcId, provider, betweenRegions } = consumer;
    const resource = new CfnVPCEndpoint(this, 'Resource', {
      vpcId,
      vpcEndpointType: 'Interface',
      serviceName: provider.endpointService,
      serviceRegion: betweenRegions ? provider.region : undefined,
      subnetIds: [...endpoint.subnets],
      securityGroupIds: [securityGroupId],
      privateDnsEnabled: false,
    });
    Tags.of(resource).add('Name', `${consumerStackName(consumer)}-${endpoint.id}`);
    this.endpointId = resource.ref;
    // Each entry is `hosted zone id:DNS name`, and the first is that of all addresses (CloudFormation user guide,
    // "AWS::EC2::VPCEndpoint", return value DnsEntries). EC2 gives them at once, before the provider has accepted.
    this.dnsName = Fn.select(1, Fn.split(':', Fn.select(0, resource.attrDnsEntries)));
  }
}
