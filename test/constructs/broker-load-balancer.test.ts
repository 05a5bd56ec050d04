import { Template } from 'aws-cdk-lib/assertions';
import { BrokerLoadBalancer } from '../../lib/constructs/broker-load-balancer';
import type { OutsideAccess, OutsideIntent } from '../../lib/model/access';
import { accessPorts } from '../../lib/model/access-ports';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const accessOf = (intent: OutsideIntent): OutsideAccess => ({
  intent,
  authentication: 'mtls',
  domain: 'kafka.acme.example',
  slotsPerZone: 3,
  brokerPorts: 'perBroker',
  firstSlotPort: accessPorts.firstSlot,
  zonalBootstrapPort: accessPorts.zonalBootstrap,
  regionalBootstrapPort: accessPorts.regionalBootstrap,
});

function loadBalancer(intent: OutsideIntent, protect = true) {
  const stack = sandbox();
  const made = new BrokerLoadBalancer(stack, 'Brokers', {
    name: 'acme-net',
    vpcId: 'vpc-0123456789abcdef0',
    nodes: [
      { subnetId: 'subnet-a', address: '10.30.224.8' },
      { subnetId: 'subnet-b', address: undefined },
    ],
    access: accessOf(intent),
    zones: [
      { name: 'us-east-1a', id: 'use1-az4', number: 0, state: 'active' },
      { name: 'us-east-1c', id: 'use1-az1', number: 2, state: 'draining' },
    ],
    targetPort: 9096,
    idleTimeoutSeconds: 350,
    deregistrationDelaySeconds: 360,
    sources: ['10.30.0.0/16'],
    clusterSecurityGroupId: 'sg-0123456789abcdef0',
    admitsCluster: false,
    protect,
  });
  return { stack, made, properties: onlyOf(stack, 'AWS::ElasticLoadBalancingV2::LoadBalancer') };
}

const attribute = ({ LoadBalancerAttributes }: Json, key: string) =>
  LoadBalancerAttributes.find(({ Key }: Json) => Key === key)?.Value;

test('it is internal, in the given subnets, at the given addresses, with a group from the start', () => {
  const { properties } = loadBalancer('network');
  expect(properties).toMatchObject({
    Name: 'acme-net',
    Type: 'network',
    Scheme: 'internal',
    IpAddressType: 'ipv4',
    SubnetMappings: [{ SubnetId: 'subnet-a', PrivateIPv4Address: '10.30.224.8' }, { SubnetId: 'subnet-b' }],
  });
  expect(properties.SecurityGroups).toHaveLength(1);
});

test('its port numbers follow from the zones’ numbers, also in a zone that drains', () => {
  const listeners = Object.values(
    Template.fromStack(loadBalancer('network').stack).findResources('AWS::ElasticLoadBalancingV2::Listener'),
  );
  const ports = listeners.map(({ Properties }) => Properties.Port).sort((a, b) => a - b);
  expect(ports).toEqual([9092, 9093, 9100, 9101, 9102, 9132, 9133, 9134]);
});

test('only brokers of the zone by which a client comes in answer on the zonal port, and they alone speak for the zone', () => {
  const { stack } = loadBalancer('network');
  const groups = Object.entries(Template.fromStack(stack).findResources('AWS::ElasticLoadBalancingV2::TargetGroup'));
  const value = (properties: Json, key: string) =>
    properties.TargetGroupAttributes.find(({ Key }: Json) => Key === key).Value;
  const ofZone = groups.filter(
    ([, { Properties }]) => value(Properties, 'load_balancing.cross_zone.enabled') === 'false',
  );
  const speaking = groups.filter(
    ([, { Properties }]) =>
      value(Properties, 'target_group_health.dns_failover.minimum_healthy_targets.count') !== 'off',
  );
  expect(ofZone.map(([id]) => id)).toEqual([expect.stringContaining('BootstrapZonal')]);
  expect(speaking).toEqual(ofZone);
});

test('traffic over PrivateLink is not held against rules that name addresses', () => {
  const key = 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic';
  expect(loadBalancer('privateLink').properties[key]).toBe('off');
  expect(loadBalancer('network').properties[key]).toBe('on');
});

test('in the VPC its name leads to the client’s own zone', () => {
  const key = 'dns_record.client_routing_policy';
  expect(attribute(loadBalancer('network').properties, key)).toBe('availability_zone_affinity');
  expect(attribute(loadBalancer('privateLink').properties, key)).toBeUndefined();
});

test.each([true, false])('whether it can be deleted in one step is up to the deployment: %s', (protect) => {
  expect(attribute(loadBalancer('network', protect).properties, 'deletion_protection.enabled')).toBe(String(protect));
});

test('every target group can be asked for, and one that is not there is refused', () => {
  const { made, stack } = loadBalancer('network');
  expect(made.targetGroupArns).toHaveLength(8);
  const slot = made.targetGroupArn({ kind: 'broker', zoneId: 'use1-az1', ordinal: 2 });
  expect(stack.resolve(slot).Ref).toContain('Slotuse1az12');
  expect(() => made.targetGroupArn({ kind: 'broker', zoneId: 'use1-az1', ordinal: 3 })).toThrow('there is no slot');
});
