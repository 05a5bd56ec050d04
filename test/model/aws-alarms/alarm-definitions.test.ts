import { awsAlarmIds } from '../../../lib/facts/aws-alarm-ids';
import type { CloudWatchMetric } from '../../../lib/facts/cloudwatch-metrics';
import { cloudWatchMetrics } from '../../../lib/facts/cloudwatch-metrics';
import type { AlarmDefinition } from '../../../lib/model/aws-alarms/alarm-definition';
import { alarmDefinitions } from '../../../lib/model/aws-alarms/alarm-definitions';

const cases: [string, AlarmDefinition][] = Object.entries(alarmDefinitions);

test('every id has a definition, and nothing else has', () => {
  expect(Object.keys(alarmDefinitions).sort()).toEqual([...awsAlarmIds].sort());
});

test('every metric of the list is looked at by an alarm', () => {
  const used = cases.flatMap(([, { metrics }]) => Object.values(metrics).map(({ metric }) => metric));
  expect(Object.keys(cloudWatchMetrics).filter((metric) => !(used as string[]).includes(metric))).toEqual([]);
});

test.each(cases)('%s takes a statistic that its metric has', (_, { metrics }) => {
  for (const { metric, statistic } of Object.values(metrics)) {
    const { statistics }: CloudWatchMetric = cloudWatchMetrics[metric];
    expect(statistics).toContain(statistic);
  }
});

test.each(cases)('%s looks at one metric, or names each of several in its expression', (_, { metrics, expression }) => {
  const ids = Object.keys(metrics);
  const named = expression === undefined ? ids.slice(0, 1) : (expression.match(/\b[a-z]\w*\b/g) ?? []);
  expect([...new Set(named)].sort()).toEqual([...ids].sort());
});

test.each(cases)('%s is within what CloudWatch evaluates', (_, definition) => {
  const { periodSeconds, evaluationPeriods, datapointsToAlarm } = definition;
  expect(periodSeconds % 60).toBe(0);
  // A day for periods below an hour (PutMetricAlarm, "EvaluationPeriods").
  expect(periodSeconds * evaluationPeriods).toBeLessThanOrEqual(86_400);
  expect(datapointsToAlarm).toBeGreaterThan(0);
  expect(datapointsToAlarm).toBeLessThanOrEqual(evaluationPeriods);
});

test.each(cases)('%s says what is seen, why there and what silence means, in sentences', (_, definition) => {
  const { symptom, thresholdReason, missingDataReason } = definition;
  for (const text of [symptom, thresholdReason, missingDataReason]) expect(text).toMatch(/^[A-Z].*\.$/);
});

// CloudFormation turns other letters of a property into question marks.
test.each(cases)('%s has a symptom in plain letters', (_, { symptom }) => {
  expect(symptom).toMatch(/^[\x20-\x7e]+$/);
});
