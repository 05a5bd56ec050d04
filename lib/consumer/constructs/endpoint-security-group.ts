import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { noEgress } from '../../constructs/no-egress';
import type { Consumer } from '../model/consumer';
import { consumerStackName } from '../model/consumer-names';

/** Who reaches the endpoints: the clients named in the file, on the brokers' ports. Endpoints open no connection. */
export class EndpointSecurityGroup extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { consumer }: { readonly consumer: Consumer }) {
    super(scope, id);
    const { vpcId, clients, ports, provider } = consumer;
    const sources = [
      ...clients.securityGroups.map((sourceSecurityGroupId) => ({ sourceSecurityGroupId })),
      ...clients.cidrs.map((cidrIp) => ({ cidrIp })),
    ];
    const group = new CfnSecurityGroup(this, 'Group', {
      groupDescription: `Clients to the endpoints of AutoMQ deployment ${provider.deployment}`,
      vpcId,
      securityGroupIngress: ports.flatMap(({ first, last, what }) =>
        sources.map((source) => ({
          ipProtocol: 'tcp',
          fromPort: first,
          toPort: last,
          ...source,
          description: `Clients to ${what}`,
        })),
      ),
      securityGroupEgress: noEgress,
    });
    Tags.of(group).add('Name', consumerStackName(consumer));
    this.securityGroupId = group.attrGroupId;
  }
}
