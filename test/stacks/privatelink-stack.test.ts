import { boundTargets, endpointServiceOutput } from '../../lib/model/handoff';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { exportsOf, propertiesOf, stack, templatesOf } from '../support/templates';

const templateOf = (change?: (written: Written) => void) =>
  stack(templatesOf(awsVariant('production', change)), 'PrivateLink');

const withLink = (change: Partial<NonNullable<Written['access']>['privateLink']>) => (written: Written) => {
  Object.assign((written.access as { privateLink: object }).privateLink, change);
};

const template = templateOf();
const serviceOf = (of: typeof template) => propertiesOf(of, 'AWS::EC2::VPCEndpointService')[0];

test('only the file’s principals may ask, and somebody accepts each request', () => {
  expect(propertiesOf(template, 'AWS::EC2::VPCEndpointServicePermissions')[0].AllowedPrincipals).toEqual([
    'arn:aws:iam::210987654321:root',
  ]);
  expect(serviceOf(template).AcceptanceRequired).toBe(true);
  expect(serviceOf(templateOf(withLink({ acceptance: 'automatic' }))).AcceptanceRequired).toBe(false);
});

test('the service is the load balancer of this way in, by IPv4', () => {
  const [arn] = serviceOf(template).NetworkLoadBalancerArns;
  expect(template.Resources[arn.Ref]!.Properties.Name).toBe('acme-link');
  expect(serviceOf(template).SupportedIpAddressTypes).toEqual(['ipv4']);
});

test('it serves its own region, and others only beside it', () => {
  expect(serviceOf(template).SupportedRegions).toBeUndefined();
  const far = serviceOf(templateOf(withLink({ regions: ['eu-west-1', 'us-east-1'] })));
  expect(far.SupportedRegions).toEqual(['us-east-1', 'eu-west-1']);
});

test('nobody comes in by address but the cluster’s canaries, and PrivateLink is not held against that', () => {
  const rules = propertiesOf(template, 'AWS::EC2::SecurityGroup')[0].SecurityGroupIngress as readonly object[];
  expect(rules).toEqual([
    expect.objectContaining({ Description: 'Canaries, in the cluster', FromPort: 9092, ToPort: 9211 }),
  ]);
  expect(rules[0]).not.toHaveProperty('CidrIp');
  const [loadBalancer] = propertiesOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  expect(loadBalancer.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic).toBe('off');
});

test('without canaries nobody comes in but over PrivateLink', () => {
  const closed = templateOf((written) =>
    Object.assign(written, { monitoring: { kind: 'podMonitor', canary: { kind: 'none' } } }),
  );
  expect(propertiesOf(closed, 'AWS::EC2::SecurityGroup')[0].SecurityGroupIngress ?? []).toEqual([]);
});

test('brokers know this way in by a port of its own', () => {
  const ports = propertiesOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').map(({ Port }) => Port);
  expect(new Set(ports)).toEqual(new Set([9097]));
});

test('the outputs are what bindings and consumers wait for', () => {
  const keys = boundTargets(awsVariant('production'))
    .filter((each) => each.access.intent === 'privateLink')
    .map(({ key }) => key);
  const outputs = Object.entries(template.Outputs!).filter(([, { Export }]) => Export === undefined);
  expect(outputs.map(([key]) => key).sort()).toEqual([...keys, endpointServiceOutput].sort());
});

test.each([
  ['us-east-1', 'com.amazonaws.vpce'],
  ['cn-north-1', 'cn.com.amazonaws.vpce'],
])('in %s the service’s name is the region’s', (region, prefix) => {
  const elsewhere = templateOf((written) => {
    written.platform.region = region;
  });
  expect(elsewhere.Outputs![endpointServiceOutput]!.Value).toEqual({
    'Fn::Join': ['.', [prefix, { Ref: 'AWS::Region' }, { Ref: expect.stringMatching(/^Service/) }]],
  });
});

test('in a new VPC its addresses are fixed, in an existing one AWS chooses them after the others are taken', () => {
  const addresses = (of: typeof template) =>
    propertiesOf(of, 'AWS::ElasticLoadBalancingV2::LoadBalancer')[0].SubnetMappings.map(
      ({ PrivateIPv4Address }: { PrivateIPv4Address?: string }) => PrivateIPv4Address,
    );
  expect(addresses(template)).toEqual(['10.30.224.9', '10.30.228.9', '10.30.232.9']);
  const existing = awsVariant('production-existing', (written) => {
    const access = written.access as { privateLink?: object };
    access.privateLink = { principals: ['arn:aws:iam::123456789012:root'] };
  });
  expect(addresses(stack(templatesOf(existing), 'PrivateLink'))).toEqual([undefined, undefined, undefined]);
});

test('a zone that drains keeps its node, since AWS lets none go while an endpoint is connected', () => {
  const drained = templateOf(({ zones }) => (zones[2]!.state = 'draining'));
  const mappings = (of: typeof template) =>
    propertiesOf(of, 'AWS::ElasticLoadBalancingV2::LoadBalancer')[0].SubnetMappings;
  expect(mappings(drained)).toEqual(mappings(template));
  expect(exportsOf(drained)).toEqual(exportsOf(template));
});
