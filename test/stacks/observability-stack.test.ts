import { awsAlarms } from '../../lib/model/aws-alarms/aws-alarms';
import type { Written } from '../support/aws-variant';
import { awsExampleNames, awsVariant } from '../support/aws-variant';
import type { Json } from '../support/json';
import type { Templates } from '../support/templates';
import { allResources, exportsOf, ofType, propertiesOf, stack, templatesOf } from '../support/templates';

const production = templatesOf(awsVariant('production'));
const silent = templatesOf(awsVariant('production', (written) => (written.alarms = { kind: 'none' })));

const alarmsOf = (templates: Templates) =>
  allResources(templates).filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');

/** Metrics of an alarm, each with its dimensions. */
const metricsOf = ({ Metrics, Dimensions, Namespace, MetricName }: Json): readonly Json[] =>
  Metrics === undefined
    ? [{ Namespace, MetricName, Dimensions }]
    : Metrics.flatMap(({ MetricStat }: Json) => (MetricStat === undefined ? [] : [MetricStat.Metric]));

test.each(awsExampleNames)('%s: every alarm of the deployment stands in one template, under its name', (name) => {
  const deployment = awsVariant(name);
  const names = alarmsOf(templatesOf(deployment)).map(([, { Properties }]) => Properties.AlarmName);
  expect([...names].sort()).toEqual(
    awsAlarms(deployment)
      .map((alarm) => alarm.name)
      .sort(),
  );
});

test('every alarm tells the topic when it begins and when it ends', () => {
  for (const [, { Properties }] of alarmsOf(production)) {
    expect(Properties).toMatchObject({
      AlarmActions: ['arn:aws:sns:us-east-1:123456789012:acme-alarms'],
      OKActions: ['arn:aws:sns:us-east-1:123456789012:acme-alarms'],
    });
  }
  expect(propertiesOf(stack(production, 'Observability'), 'AWS::SNS::Topic')).toMatchObject([
    { TopicName: 'acme-alarms' },
  ]);
});

test('what an alarm watches stands beside it, or has a name that is written out', () => {
  const ids = (id: string) => Object.keys(production[id as keyof Templates]!.Resources);
  const watched = alarmsOf(production).flatMap(([id, { Properties }]) =>
    metricsOf(Properties).flatMap(({ Dimensions }) => Dimensions.map(({ Value }: Json) => [id.split('.')[0]!, Value])),
  );
  const made = watched.filter(([, value]) => typeof value !== 'string');
  expect(made.length).toBeGreaterThan(10);
  for (const [id, value] of made) {
    const { Ref, 'Fn::GetAtt': attribute } = value;
    expect(ids(id as string)).toContain(Ref ?? attribute[0]);
  }
});

test('a load balancer is watched by its full name and by the group of all brokers', () => {
  const [unhealthy] = propertiesOf(stack(production, 'NetworkAccess'), 'AWS::CloudWatch::Alarm').filter(
    ({ MetricName }) => MetricName === 'UnHealthyHostCount',
  );
  const [balancer] = ofType(stack(production, 'NetworkAccess'), 'AWS::ElasticLoadBalancingV2::LoadBalancer');
  const [regional] = ofType(stack(production, 'NetworkAccess'), 'AWS::ElasticLoadBalancingV2::Listener').filter(
    ([, { Properties }]) => Properties.Port === 9093,
  );
  const group = (regional![1].Properties as Json).DefaultActions[0].TargetGroupArn.Ref;
  expect(unhealthy.Dimensions).toEqual([
    { Name: 'LoadBalancer', Value: { 'Fn::GetAtt': [balancer![0], 'LoadBalancerFullName'] } },
    { Name: 'TargetGroup', Value: { 'Fn::GetAtt': [group, 'TargetGroupFullName'] } },
  ]);
});

test('no template imports or exports anything for an alarm', () => {
  const references = (templates: Templates) =>
    Object.entries(templates).map(([id, template]) => [
      id,
      exportsOf(template),
      JSON.stringify(template).match(/"Fn::ImportValue":"[^"]+"/g) ?? [],
    ]);
  expect(references(production).filter(([id]) => id !== 'Observability')).toEqual(references(silent));
  expect(references(production)).toContainEqual(['Observability', [], []]);
});

test('without alarms there is neither an alarm nor the stack', () => {
  expect(alarmsOf(silent)).toEqual([]);
  expect(silent.Observability).toBeUndefined();
});

test('to topics that are there, no topic and no key is added', () => {
  const existing = templatesOf(
    awsVariant('production', (written: Written) => {
      const topics = ['arn:aws:sns:us-east-1:123456789012:on-call'];
      written.alarms = { kind: 'cloudWatch', notify: { kind: 'existing', topics } };
    }),
  );
  const types = Object.values(stack(existing, 'Observability').Resources).map(({ Type }) => Type);
  expect(new Set(types)).toEqual(new Set(['AWS::CloudWatch::Alarm']));
});

test('a stack in which nothing would stand is not made', () => {
  const empty = templatesOf(
    awsVariant('production-existing', (written: Written) => {
      const topics = ['arn:aws:sns:eu-central-1:210987654321:on-call'];
      const off = (['KmsNearQuota', 'VcpusNearQuota'] as const).map((alarm) => ({ alarm, state: 'off' as const }));
      const changed = off.map((each) => ({ ...each, reason: 'The platform team watches quotas.' }));
      written.alarms = { kind: 'cloudWatch', notify: { kind: 'existing', topics }, changed };
    }),
  );
  expect(empty.Observability).toBeUndefined();
});

test('requests of the data bucket are counted where alarms ask for it, and nowhere else', () => {
  const filters = (templates: Templates) =>
    propertiesOf(stack(templates, 'Storage'), 'AWS::S3::Bucket').map(
      ({ MetricsConfigurations }) => MetricsConfigurations,
    );
  const counted = awsVariant('production', (written) => {
    written.alarms = { kind: 'cloudWatch', bucketRequests: true };
  });
  expect(filters(production)).toEqual([undefined, undefined]);
  expect(filters(templatesOf(counted))).toEqual([[{ Id: 'EntireBucket' }], undefined]);
});
