import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { consumerInfrastructure } from '../../../lib/synth';
import { noEgress } from '../../../lib/constructs/no-egress';
import type { WrittenConsumer } from '../../support/consumer-variant';
import { betweenRegions, consumerTemplate, consumerVariant } from '../../support/consumer-variant';
import { answersIn, endpointIn, endpointSubnets, openPorts } from '../../support/consumer-endpoints';
import type { Json } from '../../support/json';
import { allResources, propertiesOf } from '../../support/templates';

const subnets = { az4: 'subnet-0c00000000000001c', az6: 'subnet-0c00000000000002c', az1: 'subnet-0c00000000000003c' };
const domain = 'privatelink.kafka.acme.example';
const template = consumerTemplate(consumerVariant());
const endpoints = propertiesOf(template, 'AWS::EC2::VPCEndpoint');

const changed = (change: (written: WrittenConsumer) => void) => consumerTemplate(consumerVariant(change));

/** Subnets of the endpoints that answer a name, each with its share. */
function answeredFrom(of: typeof template, name: string): Readonly<Record<string, number>> {
  const answer = answersIn(of)[name] ?? {};
  return Object.fromEntries(Object.entries(answer).map(([id, share]) => [endpointSubnets(of)[id]!.join(), share]));
}

describe('endpoints', () => {
  test('each zone has one of its own, in one subnet', () => {
    expect(Object.values(endpointSubnets(template))).toEqual([[subnets.az4], [subnets.az6], [subnets.az1]]);
  });

  test('each leads to the deployment’s service, with private DNS off and no region named', () => {
    for (const endpoint of endpoints) {
      expect(endpoint).toMatchObject({
        VpcId: 'vpc-0b1c2d3e4f5a69788',
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f67890',
        PrivateDnsEnabled: false,
      });
      expect(endpoint).not.toHaveProperty('ServiceRegion');
    }
  });

  test('all have the security group of the stack and no other', () => {
    expect(new Set(endpoints.map(({ SecurityGroupIds }) => JSON.stringify(SecurityGroupIds))).size).toBe(1);
    expect(endpoints[0].SecurityGroupIds).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^ClientsGroup/), 'GroupId'] },
    ]);
  });
});

describe('the security group', () => {
  const withBlock = changed(({ clients }) => (clients.cidrs = ['10.40.0.0/20']));
  const [group] = propertiesOf(withBlock, 'AWS::EC2::SecurityGroup');

  test('lets in the clients of the file and nobody else', () => {
    const sources = group.SecurityGroupIngress.map(
      ({ SourceSecurityGroupId, CidrIp }: Json) => SourceSecurityGroupId ?? CidrIp,
    );
    expect(new Set(sources)).toEqual(new Set(['sg-0d1e2f3a4b5c69788', '10.40.0.0/20']));
  });

  test('lets each of them in on the same ports', () => {
    const portsOf = (source: string) =>
      group.SecurityGroupIngress.filter(
        ({ SourceSecurityGroupId, CidrIp }: Json) => (SourceSecurityGroupId ?? CidrIp) === source,
      ).map(({ IpProtocol, FromPort, ToPort }: Json) => [IpProtocol, FromPort, ToPort]);
    expect(portsOf('sg-0d1e2f3a4b5c69788')).toEqual([
      ['tcp', 9092, 9093],
      ['tcp', 9100, 9114],
      ['tcp', 9116, 9130],
      ['tcp', 9132, 9146],
    ]);
    expect(portsOf('10.40.0.0/20')).toEqual(portsOf('sg-0d1e2f3a4b5c69788'));
  });

  test('lets nothing out', () => {
    expect(group.SecurityGroupEgress).toEqual([
      expect.objectContaining({ IpProtocol: noEgress[0]!.ipProtocol, CidrIp: noEgress[0]!.cidrIp }),
    ]);
  });

  test('says for each rule what it is for', () => {
    for (const { Description } of group.SecurityGroupIngress) expect(Description).toMatch(/^Clients to /);
  });
});

describe('names', () => {
  test('stand in a private hosted zone of the VPC and nowhere else', () => {
    expect(propertiesOf(template, 'AWS::Route53::HostedZone')).toMatchObject([
      { Name: domain, VPCs: [{ VPCId: 'vpc-0b1c2d3e4f5a69788', VPCRegion: 'us-east-1' }] },
    ]);
  });

  test('of a zone lead to the endpoint of that zone', () => {
    for (const [zone, subnet] of Object.entries(subnets)) {
      expect(answeredFrom(template, `*.use1-${zone}.${domain}`)).toEqual({ [subnet]: 1 });
    }
  });

  test('to begin with in any zone lead to all endpoints in equal parts', () => {
    expect(answeredFrom(template, `bootstrap.${domain}`)).toEqual({
      [subnets.az4]: 1,
      [subnets.az6]: 1,
      [subnets.az1]: 1,
    });
  });

  test('are kept by resolvers for a minute at most', () => {
    const ttls = (of: typeof template) => propertiesOf(of, 'AWS::Route53::RecordSet').map(({ TTL }) => Number(TTL));
    expect(new Set(ttls(template))).toEqual(new Set([60]));
    expect(new Set(ttls(changed((written) => (written.dnsTtlSeconds = 10))))).toEqual(new Set([10]));
  });

  test('are told apart by the endpoint that answers, so that a change never meets a record of another kind', () => {
    for (const { Name, SetIdentifier, Weight, Type } of propertiesOf(template, 'AWS::Route53::RecordSet')) {
      expect([Type, Weight]).toEqual(['CNAME', 1]);
      if (Name.startsWith('*.')) expect(Name).toContain(SetIdentifier);
    }
  });
});

describe('when a zone is out', () => {
  const out = changed((written) => (written.zoneOutage = ['use1-az4']));

  test('its names, and those of any zone, lead to the endpoints of the others', () => {
    const others = { [subnets.az6]: 1, [subnets.az1]: 1 };
    expect(answeredFrom(out, `*.use1-az4.${domain}`)).toEqual(others);
    expect(answeredFrom(out, `bootstrap.${domain}`)).toEqual(others);
    expect(answeredFrom(out, `*.use1-az6.${domain}`)).toEqual({ [subnets.az6]: 1 });
  });

  test('nothing changes but records, so that nothing has to be accepted anew when it is back', () => {
    const rest = ({ Resources }: typeof template) =>
      Object.entries(Resources).filter(([, { Type }]) => Type !== 'AWS::Route53::RecordSet');
    expect(rest(out)).toEqual(rest(template));
  });

  test('records of other endpoints are added and keep their ids', () => {
    const records = ({ Resources }: typeof template) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === 'AWS::Route53::RecordSet')
        .map(([id]) => id);
    const [before, after] = [records(template), records(out)];
    expect(before.filter((id) => !after.includes(id))).toHaveLength(2);
    expect(after.filter((id) => !before.includes(id))).toHaveLength(2);
  });
});

describe('a zone of the brokers without an endpoint', () => {
  test('is reached over the others where it is waived', () => {
    const waived = changed((written) => {
      written.subnets = written.subnets.filter(({ zone }) => zone !== 'use1-az1');
      written.waivedZones = [{ zone: 'use1-az1', reason: 'no clients in that zone' }];
    });
    expect(Object.values(endpointSubnets(waived))).toEqual([[subnets.az4], [subnets.az6]]);
    expect(answeredFrom(waived, `*.use1-az1.${domain}`)).toEqual({ [subnets.az4]: 1, [subnets.az6]: 1 });
    expect(openPorts(waived)).toEqual(openPorts(template));
    expect(Object.keys(waived.Outputs ?? {})).not.toContain('BootstrapUse1Az1');
  });

  test('loses it while it is draining, and keeps its names', () => {
    const draining = changed((written) => (written.provider.zones[2]!.state = 'draining'));
    expect(endpointIn(draining, subnets.az1)).toBeUndefined();
    expect(answeredFrom(draining, `*.use1-az1.${domain}`)).toEqual({ [subnets.az4]: 1, [subnets.az6]: 1 });
  });
});

describe('from another region', () => {
  const far = consumerTemplate(betweenRegions());

  test('there is one endpoint over all subnets, which names the region of the service', () => {
    expect(propertiesOf(far, 'AWS::EC2::VPCEndpoint')).toMatchObject([
      { ServiceRegion: 'us-east-1', SubnetIds: ['subnet-0e00000000000001e', 'subnet-0e00000000000002e'] },
    ]);
  });

  test('it answers every name', () => {
    const [endpoint] = Object.keys(endpointSubnets(far));
    expect(Object.keys(answersIn(far))).toEqual(Object.keys(answersIn(template)));
    for (const answer of Object.values(answersIn(far))) expect(answer).toEqual({ [endpoint!]: 1 });
  });

  test('no client is told to begin in a zone', () => {
    expect(Object.keys(far.Outputs ?? {}).filter((id) => id.startsWith('Bootstrap'))).toEqual(['BootstrapRegional']);
  });

  test('names stand in the VPC’s own region', () => {
    expect(propertiesOf(far, 'AWS::Route53::HostedZone')[0].VPCs[0].VPCRegion).toBe('eu-west-1');
  });
});

test('clients find in the outputs where they begin, how they prove who they are, and whom to let out to', () => {
  const values = Object.fromEntries(Object.entries(template.Outputs ?? {}).map(([id, { Value }]) => [id, Value]));
  expect(values).toMatchObject({
    BootstrapUse1Az4: `bootstrap.use1-az4.${domain}:9092`,
    BootstrapUse1Az6: `bootstrap.use1-az6.${domain}:9092`,
    BootstrapUse1Az1: `bootstrap.use1-az1.${domain}:9092`,
    BootstrapRegional: `bootstrap.${domain}:9093`,
    Authentication: 'mtls',
    SecurityGroupId: { 'Fn::GetAtt': [expect.any(String), 'GroupId'] },
  });
  expect(values.EndpointIds).toEqual({
    'Fn::Join': ['', expect.arrayContaining(Object.keys(endpointSubnets(template)).map((Ref) => ({ Ref })))],
  });
});

test('every resource that takes tags says whose it is', () => {
  const tagged = allResources({ Consumer: template } as Json).filter(
    ([, { Type }]) => Type !== 'AWS::Route53::RecordSet',
  );
  expect(tagged).toHaveLength(5);
  for (const [, { Properties }] of tagged) {
    expect(Properties.Tags ?? Properties.HostedZoneTags).toEqual(
      expect.arrayContaining([
        { Key: 'consumer', Value: 'storefront' },
        { Key: 'cost-center', Value: '1300' },
        { Key: 'deployment', Value: 'acme' },
      ]),
    );
  }
});

test('what would have to be accepted anew keeps its logical id', () => {
  expect(Object.keys(endpointSubnets(template))).toEqual([
    'Endpointuse1az463821A8B',
    'Endpointuse1az67C961A18',
    'Endpointuse1az1BBE12BC3',
  ]);
});

test('the stack names its account and region, and the order of entries in the file means nothing', () => {
  const synth = (change?: (written: WrittenConsumer) => void) => {
    const { stacks } = consumerInfrastructure(consumerVariant(change)).synth();
    return stacks.map(({ stackName, environment, template: of }) => ({ stackName, environment, of: of as unknown }));
  };
  const [only, ...more] = synth();
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    stackName: 'storefront-to-acme',
    environment: { account: '210987654321', region: 'us-east-1' },
  });
  const reversed = synth(({ subnets: entries, provider }) => {
    entries.reverse();
    provider.zones.reverse();
  });
  expect(reversed).toEqual([only]);
});

test.each([
  ['cn-north-1', 'cnn1', 'cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0a1b2c3d4e5f67890'],
  ['us-gov-west-1', 'usgw1', 'com.amazonaws.vpce.us-gov-west-1.vpce-svc-0a1b2c3d4e5f67890'],
])('in %s nothing is written for the commercial partition', (region, prefix, service) => {
  const there = changed((written) => {
    Object.assign(written, JSON.parse(JSON.stringify(written).replaceAll('use1-', `${prefix}-`)));
    written.region = region;
    written.provider = { ...written.provider, region, endpointService: service };
  });
  expect(JSON.stringify(there)).not.toMatch(/arn:aws:|us-east-1|amazonaws\.com/);
  expect(propertiesOf(there, 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) => ServiceName)).toEqual(
    Array.from({ length: 3 }, () => service),
  );
});

test('the same file gives the same bytes, with no path of this machine in them', () => {
  const synth = () => {
    const { directory } = consumerInfrastructure(consumerVariant()).synth();
    const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
    return files.map((file) => [file, readFileSync(join(directory, file), 'utf8')]);
  };
  const first = synth();
  expect(synth()).toEqual(first);
  expect(first.filter(([, text]) => text!.includes(process.cwd()))).toEqual([]);
});
