import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CloudWatchMetric } from '../../lib/facts/cloudwatch-metrics';
import { cloudWatchMetrics } from '../../lib/facts/cloudwatch-metrics';

const metrics: readonly CloudWatchMetric[] = Object.values(cloudWatchMetrics);

/** Metrics of a service as AWS hands them to the CDK, which leaves some out. */
function published(module: string, service: string): readonly string[] {
  const folder = dirname(require.resolve(`aws-cdk-lib/${module}`));
  const text = readFileSync(join(folder, 'lib', `${service}-canned-metrics.generated.js`), 'utf8');
  return [...text.matchAll(/namespace:"([^"]+)",metricName:"([^"]+)"/g)].map(([, ...names]) => names.join(' '));
}

const known = [
  ...published('aws-eks-v2', 'eks'),
  ...published('aws-ec2', 'ec2'),
  ...published('aws-elasticloadbalancingv2', 'elasticloadbalancingv2'),
];

test('every metric of a service whose metrics the CDK lists is in its list, but three that it leaves out', () => {
  const services = new Set(known.map((each) => each.split(' ')[0]));
  const unknown = metrics
    .filter(({ namespace }) => services.has(namespace))
    .map(({ namespace, name }) => `${namespace} ${name}`)
    .filter((each) => !known.includes(each));
  expect(unknown).toEqual([
    'AWS/NetworkELB ZonalHealthStatus',
    'AWS/NetworkELB RejectedFlowCount',
    'AWS/EBS SnapshotsCreateCompleted',
  ]);
});

test('every metric has a page, dimensions and a statistic', () => {
  for (const { source, dimensions, statistics } of metrics) {
    expect(source).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\//);
    expect([dimensions.length, statistics.length].every((count) => count > 0)).toBe(true);
  }
});

test('no metric stands twice', () => {
  const keys = metrics.map(({ namespace, name, dimensions }) => [namespace, name, ...dimensions].join(' '));
  expect(keys).toEqual([...new Set(keys)]);
});
