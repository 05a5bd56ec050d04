import { brokerPort, regionalBootstrap, zoneDomain } from '../../lib/model/access';
import { boundTargets } from '../../lib/model/handoff';
import type { AwsExampleName, Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { exportsOf, ofType, propertiesOf, stack, templatesOf } from '../support/templates';

const templateOf = (name: AwsExampleName, change?: (written: Written) => void) =>
  stack(templatesOf(awsVariant(name, change)), 'NetworkAccess');

const drain = ({ zones }: Written) => {
  zones.find(({ id }) => id === 'use1-az1')!.state = 'draining';
};

const names = (template: ReturnType<typeof templateOf>) =>
  Object.fromEntries(propertiesOf(template, 'AWS::Route53::RecordSet').map((record) => [record.Name, record]));

const nodes = (template: ReturnType<typeof templateOf>) =>
  propertiesOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer')[0].SubnetMappings;

describe.each(['production', 'production-existing'] as const)('%s', (name) => {
  const deployment = awsVariant(name);
  const access = deployment.access.network!;
  const template = templateOf(name);

  test('there is a listener for both bootstraps and every slot of every zone, and no other', () => {
    const expected = deployment.zones.flatMap((zone) =>
      Array.from({ length: access.slotsPerZone }, (_, ordinal) => brokerPort(access, zone, ordinal)),
    );
    const ports = propertiesOf(template, 'AWS::ElasticLoadBalancingV2::Listener').map(({ Port }) => Port);
    expect(ports.sort((a, b) => a - b)).toEqual([9092, 9093, ...expected].sort((a, b) => a - b));
    expect(ports.length).toBeLessThanOrEqual(50);
  });

  test('the outputs are those that the bindings wait for, each a target group', () => {
    const keys = boundTargets(deployment)
      .filter((each) => each.access.intent === 'network')
      .map(({ key }) => key);
    const outputs = Object.entries(template.Outputs!).filter(([, { Export }]) => Export === undefined);
    expect(outputs.map(([key]) => key).sort()).toEqual([...keys].sort());
    const groups = ofType(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').map(([id]) => id);
    for (const [, { Value }] of outputs) expect(groups).toContain((Value as { readonly Ref: string }).Ref);
    expect(new Set(outputs.map(([, { Value }]) => JSON.stringify(Value))).size).toBe(keys.length);
  });

  test('names of each zone lead to the load balancer’s node there', () => {
    const mapped = nodes(template).map(({ PrivateIPv4Address }: { PrivateIPv4Address: string }) => PrivateIPv4Address);
    const records = names(template);
    expect(deployment.zones.map((zone) => records[`*.${zoneDomain(access, zone)}`].ResourceRecords)).toEqual(
      mapped.map((address: string) => [address]),
    );
    expect(Object.keys(records)).toContain(regionalBootstrap(access).host);
  });

  test('clients of the listed blocks come in, and from here on to the brokers’ port for them', () => {
    const [group] = propertiesOf(template, 'AWS::EC2::SecurityGroup');
    const { carrier } = access;
    const sources = carrier.kind === 'awsLoadBalancer' ? carrier.sources : [];
    expect(group.SecurityGroupIngress.map(({ CidrIp }: { CidrIp: string }) => CidrIp)).toEqual(sources);
    expect(group.SecurityGroupEgress).toHaveLength(1);
    expect(group.SecurityGroupEgress[0]).toMatchObject({ FromPort: 9096, ToPort: 9096 });
  });
});

test('a new VPC gives fixed addresses, an existing one those of the file', () => {
  const addresses = (name: AwsExampleName) =>
    nodes(templateOf(name)).map(({ PrivateIPv4Address }: { PrivateIPv4Address: string }) => PrivateIPv4Address);
  expect(addresses('production')).toEqual(['10.30.224.8', '10.30.228.8', '10.30.232.8']);
  expect(addresses('production-existing')).toEqual(['172.20.32.10', '172.20.32.42', '172.20.32.74']);
});

test('an existing cluster’s own group lets the load balancer in', () => {
  const [rule] = propertiesOf(templateOf('production-existing'), 'AWS::EC2::SecurityGroupIngress');
  expect(rule.GroupId).toBe('sg-0c1d2e3f4a5b69788');
});

test('a cluster whose group nobody names is refused', () => {
  expect(() =>
    templateOf('production-existing', ({ platform: { cluster } }) => {
      if (cluster.kind === 'existing') delete cluster.securityGroup;
    }),
  ).toThrow('needs the cluster’s security group');
});

describe('a zone that drains', () => {
  const before = templateOf('production');
  const after = templateOf('production', drain);

  test('is left by the load balancer, so that its subnet can go', () => {
    expect(nodes(after)).toEqual(nodes(before).slice(0, 2));
    expect(JSON.stringify(after)).not.toMatch(/acme-network:[^"]*use1az1/);
  });

  test('keeps its listeners, and every export that a binding may still use', () => {
    expect(ofType(after, 'AWS::ElasticLoadBalancingV2::Listener')).toEqual(
      ofType(before, 'AWS::ElasticLoadBalancingV2::Listener'),
    );
    expect(exportsOf(after)).toEqual(exportsOf(before));
  });

  test('keeps its names, which lead to the zones that are left', () => {
    const record = names(after)['*.use1-az1.network.kafka.acme.example'];
    expect(record.ResourceRecords).toBeUndefined();
    expect(record.AliasTarget).toEqual(names(after)['bootstrap.network.kafka.acme.example'].AliasTarget);
  });
});

test.each([
  ['a lower maximum', (written: Written) => (written.autoscaling = { kind: 'cpu', maxPerZone: 1 })],
  ['no autoscaler', (written: Written) => (written.autoscaling = { kind: 'none' })],
  ['a bundle', (written: Written) => (written.delivery = 'bundle')],
])('%s takes no export away', (_, change) => {
  expect(exportsOf(templateOf('production', change))).toEqual(exportsOf(templateOf('production')));
});

test.each([
  ['production', 'true'],
  ['development', 'false'],
] as const)('in %s the load balancer is protected from deletion: %s', (stage, expected) => {
  const template = templateOf('production', (written) => {
    written.profile = 'private';
    written.stage = stage;
  });
  const [{ LoadBalancerAttributes }] = propertiesOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  expect(LoadBalancerAttributes).toContainEqual({ Key: 'deletion_protection.enabled', Value: expected });
});
