import { Template } from 'aws-cdk-lib/assertions';
import { PrivateNames } from '../../lib/constructs/private-names';
import { accessPorts } from '../../lib/model/access-ports';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox();
new PrivateNames(stack, 'Names', {
  deployment: 'acme',
  vpcId: 'vpc-0123456789abcdef0',
  region: 'us-east-1',
  access: {
    intent: 'network',
    authentication: 'scram',
    domain: 'network.kafka.acme.example',
    slotsPerZone: 3,
    brokerPorts: 'perBroker',
    firstSlotPort: accessPorts.firstSlot,
    zonalBootstrapPort: accessPorts.zonalBootstrap,
    regionalBootstrapPort: accessPorts.regionalBootstrap,
  },
  loadBalancer: { dnsName: 'acme-net.elb.us-east-1.amazonaws.com', canonicalHostedZoneId: 'Z26RNL4JYFTOTI' },
  zones: [
    { id: 'use1-az4', address: '10.30.224.8' },
    { id: 'use1-az1', address: undefined },
  ],
});

const records = Object.fromEntries(
  Object.values(Template.fromStack(stack).findResources('AWS::Route53::RecordSet')).map(({ Properties }) => [
    Properties.Name,
    Properties,
  ]),
);

const anyZone = { DNSName: 'acme-net.elb.us-east-1.amazonaws.com', HostedZoneId: 'Z26RNL4JYFTOTI' };

test('the domain is answered for in the VPC and nowhere else', () => {
  expect(onlyOf(stack, 'AWS::Route53::HostedZone')).toMatchObject({
    Name: 'network.kafka.acme.example',
    VPCs: [{ VPCId: 'vpc-0123456789abcdef0', VPCRegion: 'us-east-1' }],
  });
});

test('names of a zone lead to the load balancer’s address in it', () => {
  expect(records['*.use1-az4.network.kafka.acme.example']).toMatchObject({
    Type: 'A',
    TTL: '60',
    ResourceRecords: ['10.30.224.8'],
  });
});

test('names of a zone that the load balancer has left lead to those that are left', () => {
  expect(records['*.use1-az1.network.kafka.acme.example'].AliasTarget).toMatchObject(anyZone);
});

test('the regional name leads to any zone, and there is no other name', () => {
  expect(records['bootstrap.network.kafka.acme.example'].AliasTarget).toMatchObject(anyZone);
  expect(Object.keys(records)).toHaveLength(3);
});
