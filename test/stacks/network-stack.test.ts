import type { AwsDeployment } from '../../lib/model/deployment';
import { awsVariant } from '../support/aws-variant';
import { ofType, propertiesOf, stack, stacksOf, templatesOf } from '../support/templates';
import type { Json } from '../support/json';

const network = (deployment: AwsDeployment) => stack(templatesOf(deployment, []), 'Network');

const withEgress = (egress: 'natPerZone' | 'natSingle' | 'none') =>
  awsVariant('production', (written) => {
    written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress };
    written.delivery = 'bundle';
  });

test('subnets are placed by zone id, and each zone number has its own blocks', () => {
  const subnets = propertiesOf(network(withEgress('natPerZone')), 'AWS::EC2::Subnet');
  const blocks = subnets.map(({ AvailabilityZoneId, CidrBlock }) => [AvailabilityZoneId, CidrBlock].join(' ')).sort();
  expect(blocks.filter((block) => block.startsWith('use1-az6'))).toEqual([
    'use1-az6 10.30.228.0/27',
    'use1-az6 10.30.228.32/28',
    'use1-az6 10.30.228.48/28',
    'use1-az6 10.30.32.0/19',
  ]);
  expect(subnets.every(({ AvailabilityZone }) => AvailabilityZone === undefined)).toBe(true);
});

test('load balancers find their own subnets and never a node subnet', () => {
  const tagged = ofType(network(withEgress('natPerZone')), 'AWS::EC2::Subnet')
    .filter(([, { Properties }]) => JSON.stringify(Properties.Tags).includes('kubernetes.io/role'))
    .map(([id]) => id.replace(/[0-9A-F]{8}$/, ''));
  expect(tagged).toEqual(['Zoneuse1az4LoadBalancers', 'Zoneuse1az6LoadBalancers', 'Zoneuse1az1LoadBalancers']);
});

test.each([
  ['natPerZone', 3],
  ['natSingle', 1],
  ['none', 0],
] as const)('egress %s makes %i NAT gateways, and a way to the internet only with one', (egress, count) => {
  const template = network(withEgress(egress));
  expect(ofType(template, 'AWS::EC2::NatGateway')).toHaveLength(count);
  expect(ofType(template, 'AWS::EC2::EIP')).toHaveLength(count);
  expect(ofType(template, 'AWS::EC2::InternetGateway')).toHaveLength(Math.min(1, count));
  expect(ofType(template, 'AWS::EC2::Subnet')).toHaveLength(3 * 2 + 3 + count);
});

test('with NAT per zone no zone’s traffic leaves through another', () => {
  const routes = propertiesOf(network(withEgress('natPerZone')), 'AWS::EC2::Route').filter(
    (route) => route.NatGatewayId,
  );
  expect(routes).toHaveLength(3);
  for (const { RouteTableId, NatGatewayId } of routes) {
    expect(zoneOf(NatGatewayId.Ref)).toBe(zoneOf(RouteTableId.Ref));
  }
});

test('a single NAT gateway stands in the zone with the lowest number', () => {
  const routes = propertiesOf(network(withEgress('natSingle')), 'AWS::EC2::Route').filter(
    (route) => route.NatGatewayId,
  );
  expect(routes.map(({ NatGatewayId }) => zoneOf(NatGatewayId.Ref))).toEqual(Array(3).fill('Zoneuse1az4'));
});

test('all traffic to S3 takes the gateway endpoint, in every zone and with every egress', () => {
  for (const egress of ['natPerZone', 'natSingle', 'none'] as const) {
    const template = network(withEgress(egress));
    const gateways = propertiesOf(template, 'AWS::EC2::VPCEndpoint').filter(
      (each) => each.VpcEndpointType === 'Gateway',
    );
    expect(gateways).toHaveLength(1);
    expect(gateways[0].RouteTableIds.map(({ Ref }: Json) => zoneOf(Ref))).toEqual([
      'Zoneuse1az4',
      'Zoneuse1az6',
      'Zoneuse1az1',
    ]);
  }
});

test('without NAT the endpoints stand in, and with NAT there are none to pay for', () => {
  const interfaces = (egress: 'natPerZone' | 'none') =>
    propertiesOf(network(withEgress(egress)), 'AWS::EC2::VPCEndpoint').filter(
      (each) => each.VpcEndpointType !== 'Gateway',
    );
  expect(interfaces('none').length).toBeGreaterThan(5);
  expect(interfaces('natPerZone')).toEqual([]);
});

test('flow logs may write into their own log group only', () => {
  const template = network(awsVariant('production'));
  const [[logGroup]] = ofType(template, 'AWS::Logs::LogGroup') as [[string, unknown]];
  const [role] = propertiesOf(template, 'AWS::IAM::Role');
  expect(role.Policies[0].PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [logGroup, 'Arn'] },
    },
  ]);
  expect(propertiesOf(template, 'AWS::Logs::LogGroup')[0].RetentionInDays).toBe(30);
});

test('an existing VPC without an S3 endpoint gets that endpoint and nothing else, before any node', () => {
  const deployment = awsVariant('production-existing', ({ network: { vpc } }) => {
    if (vpc.kind === 'existing') vpc.s3GatewayEndpoint = { kind: 'new', routeTables: ['rtb-0123456789abcdef0'] };
  });
  expect(stacksOf(deployment).find(({ node }) => node.id === 'Cluster')!.dependencies).toContainEqual(
    expect.objectContaining({ stackName: 'orders-network' }),
  );
  const { Resources } = network(deployment);
  expect(Object.values(Resources)).toEqual([
    expect.objectContaining({
      Type: 'AWS::EC2::VPCEndpoint',
      Properties: expect.objectContaining({
        VpcId: 'vpc-0f1e2d3c4b5a69788',
        RouteTableIds: ['rtb-0123456789abcdef0'],
      }),
    }),
  ]);
});

const zoneOf = (logicalId: string) => /^Zone[a-z]+\d+az\d/.exec(logicalId)?.[0];

test('without a way to the internet the Cluster Autoscaler has an endpoint of its own', () => {
  const isolated = (scaling: 'fixed' | 'clusterAutoscaler') =>
    awsVariant('production', (written) => {
      written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'none' };
      written.platform.nodes.brokers.scaling = { kind: scaling };
    });
  const endpoints = (deployment: AwsDeployment) =>
    propertiesOf(network(deployment), 'AWS::EC2::VPCEndpoint').map(({ ServiceName }) => String(ServiceName));
  expect(endpoints(isolated('clusterAutoscaler'))).toContain('com.amazonaws.us-east-1.autoscaling');
  expect(endpoints(isolated('fixed'))).not.toContain('com.amazonaws.us-east-1.autoscaling');
});
