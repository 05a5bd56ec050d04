import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { pascalCase } from '../../constructs/pascal-case';
import type { Address } from '../../model/access';
import { BrokerEndpoint } from '../constructs/broker-endpoint';
import { BrokerNames } from '../constructs/broker-names';
import { EndpointSecurityGroup } from '../constructs/endpoint-security-group';
import type { Consumer } from '../model/consumer';
import { consumerStackName } from '../model/consumer-names';

/** The way from one VPC to the brokers of a deployment, in the account of those who connect. */
export class ConsumerStack extends Stack {
  constructor(scope: Construct, id: string, { consumer }: { readonly consumer: Consumer }) {
    const { name, account, region, provider } = consumer;
    super(scope, id, {
      env: { account, region },
      stackName: consumerStackName(consumer),
      description: `Access of ${name} to AutoMQ deployment ${provider.deployment}: endpoints and names of its brokers`,
      // It holds no state, and a first deploy that fails, such as one without the provider's consent, must be repeatable.
      terminationProtection: false,
    });
    const { securityGroupId } = new EndpointSecurityGroup(this, 'Clients', { consumer });
    const endpoints = consumer.endpoints.map((endpoint) => ({
      id: endpoint.id,
      made: new BrokerEndpoint(this, `Endpoint-${endpoint.id}`, { consumer, endpoint, securityGroupId }),
    }));
    new BrokerNames(this, 'Names', {
      consumer,
      dnsNames: new Map(endpoints.map(({ id: endpoint, made }) => [endpoint, made.dnsName])),
    });
    this.addOutputs(consumer, securityGroupId);
    this.output(
      'EndpointIds',
      endpoints.map(({ made }) => made.endpointId).join(','),
      'Endpoints, which the provider accepts',
    );
  }

  /** What clients are configured with. */
  private addOutputs({ bootstraps, provider }: Consumer, securityGroupId: string): void {
    const { zonal, regional } = bootstraps;
    for (const { zone, ...address } of zonal) {
      this.output(`Bootstrap${pascalCase(zone)}`, hostAndPort(address), `bootstrap.servers of clients in zone ${zone}`);
    }
    this.output('BootstrapRegional', hostAndPort(regional), 'bootstrap.servers of clients that don’t know their zone');
    this.output('Authentication', provider.authentication, 'How clients prove who they are');
    this.output('SecurityGroupId', securityGroupId, 'Security group of the endpoints, for egress rules of clients');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

const hostAndPort = ({ host, port }: Address) => `${host}:${port}`;
