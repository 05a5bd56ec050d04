import { capacityOf } from '../../../lib/model/capacity/capacity-of';
import type { AwsDeployment } from '../../../lib/model/deployment';
import type { BillLine } from '../../../lib/plan/bill/bill';
import { billOf } from '../../../lib/plan/bill/bill-of';
import type { Written } from '../../support/aws-variant';
import { awsVariant } from '../../support/aws-variant';
import type { Json } from '../../support/json';
import { allResources, templatesOf } from '../../support/templates';

/* What the bill counts is what the stacks make: a resource that is added there and forgotten here fails. */

const hours = 730;

const isolated = (written: Written) => {
  written.network.vpc = {
    kind: 'new',
    cidr: '10.30.0.0/16',
    egress: 'none',
    s3InterfaceEndpoint: { sources: ['10.0.0.0/12'] },
    flowLogs: { kind: 'cloudWatch', retentionDays: 90 },
  };
};

const singleNat = (written: Written) => {
  written.network.vpc = { kind: 'new', cidr: '10.30.0.0/16', egress: 'natSingle' };
};

const counted = (written: Written) => {
  written.alarms = {
    kind: 'cloudWatch',
    notify: { kind: 'existing', topics: ['arn:aws:sns:us-east-1:123456789012:on-call'] },
    bucketRequests: true,
    changed: [{ alarm: 'NatDropsPackets', state: 'off', reason: 'Nothing of ours goes there.' }],
  };
};

const variants: readonly (readonly [string, AwsDeployment])[] = [
  ['minimal', awsVariant('minimal')],
  ['production', awsVariant('production')],
  ['production without a way out', awsVariant('production', isolated)],
  ['production with one NAT gateway', awsVariant('production', singleNat)],
  ['production with counted requests', awsVariant('production', counted)],
  ['production-existing', awsVariant('production-existing')],
  ['retail', awsVariant('retail')],
  ['supply-chain', awsVariant('supply-chain')],
];

const cases = variants.map(([name, deployment]) => {
  const [automq] = billOf(deployment, capacityOf(deployment), '2026-11-21')!.systems;
  const resources = allResources(templatesOf(deployment)).map(([, resource]) => resource);
  const made = (type: string): readonly Json[] =>
    resources.filter(({ Type }) => Type === type).map(({ Properties }) => Properties as Json);
  const quantity = (...items: readonly string[]) =>
    automq!.lines.filter(({ item }) => items.includes(item)).reduce((sum, line) => sum + line.quantity, 0);
  const lines = (category: BillLine['category']) => automq!.lines.filter((line) => line.category === category);
  return { name, made, quantity, lines };
});

const nodes = (made: (type: string) => readonly Json[], size: 'MinSize' | 'MaxSize') =>
  sum(made('AWS::EKS::Nodegroup').map((group) => Number(group.ScalingConfig[size])));

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

test.each(cases)('$name: every node of every group is paid, and the system volume of each', ({ made, quantity }) => {
  const paid = quantity('Broker nodes', 'Warm nodes', 'Controller nodes', 'System nodes') / hours;
  expect(paid).toBeGreaterThanOrEqual(nodes(made, 'MinSize'));
  expect(paid).toBeLessThanOrEqual(nodes(made, 'MaxSize'));
  const [template] = made('AWS::EC2::LaunchTemplate');
  const [device] = template!.LaunchTemplateData.BlockDeviceMappings;
  expect(quantity('System volumes of the nodes')).toBeCloseTo(paid * Number(device.Ebs.VolumeSize), 6);
});

test.each(cases)('$name: every NAT gateway is paid with its address', ({ made, quantity }) => {
  expect(quantity('NAT gateways')).toBe(made('AWS::EC2::NatGateway').length * hours);
  expect(quantity('NAT gateways: public addresses')).toBe(made('AWS::EC2::EIP').length * hours);
});

test.each(cases)('$name: every interface endpoint is paid in each of its zones', ({ made, quantity }) => {
  const endpoints = made('AWS::EC2::VPCEndpoint').filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
  const zones = sum(endpoints.map(({ SubnetIds }) => SubnetIds.length));
  expect(quantity('Interface endpoints for AWS services', 'Interface endpoint for S3')).toBe(zones * hours);
});

test.each(cases)('$name: every load balancer and hosted zone is paid', ({ made, quantity }) => {
  const balancers = made('AWS::ElasticLoadBalancingV2::LoadBalancer').length;
  expect(quantity('Load balancer for network clients', 'Load balancer for PrivateLink clients')).toBe(
    balancers * hours,
  );
  const zones = quantity('Private hosted zone for network clients', 'Private hosted zone for PrivateLink clients');
  expect(zones).toBe(made('AWS::Route53::HostedZone').length);
});

test.each(cases)('$name: every key and control plane is paid', ({ made, quantity, lines }) => {
  expect(quantity('Encryption keys')).toBe(made('AWS::KMS::Key').length);
  const clusters = made('AWS::EKS::Cluster').length;
  const [controlPlane] = lines('controlPlane');
  expect(controlPlane?.quantity).toBe(hours);
  // One that exists costs somebody else as well, so its low end is nothing.
  expect(controlPlane!.monthly.low > 0).toBe(clusters === 1);
});

test.each(cases)('$name: flow logs are paid where they are kept', ({ made, quantity }) => {
  expect(quantity('VPC flow logs') > 0).toBe(made('AWS::EC2::FlowLog').length > 0);
});

test.each(cases)('$name: every metric is paid each time that an alarm looks at it', ({ made, quantity }) => {
  const metricsOf = ({ Metrics }: Json) =>
    Metrics === undefined ? 1 : Metrics.filter(({ MetricStat }: Json) => MetricStat !== undefined).length;
  expect(quantity('CloudWatch alarms')).toBe(sum(made('AWS::CloudWatch::Alarm').map(metricsOf)));
});

test.each(cases)('$name: the bucket’s request metrics are paid where it counts requests', ({ made, quantity }) => {
  const filters = made('AWS::S3::Bucket').filter(({ MetricsConfigurations }) => MetricsConfigurations !== undefined);
  expect(quantity('Request metrics of the data bucket')).toBe(13 * filters.length);
});
