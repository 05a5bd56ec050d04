import { Template } from 'aws-cdk-lib/assertions';
import { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PrivateNames } from '../../lib/constructs/private-names';
import { accessPorts } from '../../lib/model/access-ports';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox();
const loadBalancer = new CfnLoadBalancer(stack, 'LoadBalancer', { type: 'network' });
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
  loadBalancer,
  zones: [
    { id: 'use1-az4', address: '10.30.224.8' },
    { id: 'use1-az1', address: undefined },
  ],
});

const found: Json[] = Object.values(Template.fromStack(stack).findResources('AWS::Route53::RecordSet'));
const records = Object.fromEntries(found.map(({ Properties }) => [Properties.Name, Properties]));

const anyZone = {
  DNSName: { 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] },
  HostedZoneId: { 'Fn::GetAtt': ['LoadBalancer', 'CanonicalHostedZoneID'] },
};

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

test('no name leads to an address before the load balancer is there', () => {
  const waiting = found.filter(({ DependsOn }) => DependsOn?.includes('LoadBalancer'));
  expect(waiting.map(({ Properties }) => Properties.Name)).toEqual(['*.use1-az4.network.kafka.acme.example']);
  expect(found.filter((record) => !waiting.includes(record)).every(({ Properties }) => Properties.AliasTarget)).toBe(
    true,
  );
});
