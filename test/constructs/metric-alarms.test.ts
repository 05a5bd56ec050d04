import { MetricAlarms } from '../../lib/constructs/metric-alarms';
import { alarmsIn } from '../../lib/model/aws-alarms/aws-alarms';
import { awsVariant } from '../support/aws-variant';
import { onlyOf, sandbox } from '../support/sandbox';

const production = awsVariant('production');
const topicArns = ['arn:aws:sns:us-east-1:123456789012:on-call'];

/** The only alarm of a stack that has one alarm of the production example. */
function rendered(stackKind: 'network-access' | 'network' | 'observability', id: string, made = {}) {
  const stack = sandbox();
  const [alarm] = alarmsIn(production, stackKind).filter((each) => each.id === id);
  new MetricAlarms(stack, 'Alarms', { alarms: [alarm!], topicArns, made });
  return onlyOf(stack, 'AWS::CloudWatch::Alarm');
}

test('an alarm on one metric names it', () => {
  const made = { loadBalancer: 'net/acme-net/0123456789abcdef', brokers: 'targetgroup/all/fedcba9876543210' };
  expect(rendered('network-access', 'NoHealthyBroker', made)).toMatchObject({
    AlarmName: 'acme-network-NoHealthyBroker',
    Namespace: 'AWS/NetworkELB',
    MetricName: 'HealthyHostCount',
    Statistic: 'Maximum',
    Dimensions: [
      { Name: 'LoadBalancer', Value: 'net/acme-net/0123456789abcdef' },
      { Name: 'TargetGroup', Value: 'targetgroup/all/fedcba9876543210' },
    ],
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    Period: 60,
    EvaluationPeriods: 3,
    DatapointsToAlarm: 3,
    TreatMissingData: 'breaching',
    AlarmActions: topicArns,
    OKActions: topicArns,
  });
});

test('an alarm on an expression has its metrics under their names, and returns only the result', () => {
  const { Metrics, MetricName, Period } = rendered('network', 'NatDropsPackets', {
    natGateway: 'nat-0a1b2c3d4e5f67890',
  });
  expect([MetricName, Period]).toEqual([undefined, undefined]);
  expect(Metrics.map(({ Id, ReturnData }: { Id: string; ReturnData: boolean }) => [Id, ReturnData])).toEqual([
    ['result', true],
    ['dropped', false],
    ['outward', false],
    ['inward', false],
  ]);
  expect(Metrics[0].Expression).toBe('100 * dropped / (outward + inward)');
  expect(Metrics[1].MetricStat).toEqual({
    Metric: {
      Namespace: 'AWS/NATGateway',
      MetricName: 'PacketsDropCount',
      Dimensions: [{ Name: 'NatGatewayId', Value: 'nat-0a1b2c3d4e5f67890' }],
    },
    Period: 60,
    Stat: 'Sum',
  });
});

test('an expression over one metric is one all the same', () => {
  expect(rendered('observability', 'VcpusNearQuota').Metrics[0].Expression).toBe('100 * vcpus / SERVICE_QUOTA(vcpus)');
});

test('an alarm in a stack that does not have what it watches is a defect, not an alarm on nothing', () => {
  expect(() => rendered('network', 'NatPortsExhausted')).toThrow('no natGateway');
});
