import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlarmMetric, AwsAlarm, DimensionValue, MadeName } from '../model/aws-alarms/aws-alarm';

export interface MetricAlarmsProps {
  readonly alarms: readonly AwsAlarm[];
  /** Told when an alarm begins and when it ends. */
  readonly topicArns: readonly string[] | undefined;
  /** What CloudWatch calls the things that got a random part of their name in this stack. */
  readonly made?: Readonly<Partial<Record<MadeName, string>>>;
}

const comparisons = { above: 'GreaterThanThreshold', below: 'LessThanThreshold' } as const;

/** CloudWatch alarms, each under its own id. Data that is missing never tells anybody by itself. */
export class MetricAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarms, topicArns = [], made = {} }: MetricAlarmsProps) {
    super(scope, id);
    for (const alarm of alarms) {
      const { threshold, comparison, evaluationPeriods, datapointsToAlarm, missingData } = alarm.definition;
      new CfnAlarm(this, alarm.id, {
        alarmName: alarm.name,
        alarmDescription: alarm.description,
        threshold,
        comparisonOperator: comparisons[comparison],
        evaluationPeriods,
        datapointsToAlarm,
        treatMissingData: missingData,
        alarmActions: [...topicArns],
        okActions: [...topicArns],
        ...lookedAt(alarm, made),
      });
    }
  }
}

type Made = NonNullable<MetricAlarmsProps['made']>;

/** One metric as it is, or an expression over several, which CloudFormation writes in another way. */
function lookedAt({ definition, metrics }: AwsAlarm, made: Made) {
  const { expression, periodSeconds, unit } = definition;
  const [metric] = metrics;
  if (expression === undefined && metric !== undefined) {
    const { namespace, name: metricName, statistic } = metric;
    return { namespace, metricName, statistic, dimensions: dimensionsOf(metric, made), period: periodSeconds };
  }
  return {
    metrics: [
      { id: 'result', expression, label: unit, returnData: true },
      ...metrics.map((each) => ({
        id: each.id,
        returnData: false,
        metricStat: {
          metric: { namespace: each.namespace, metricName: each.name, dimensions: dimensionsOf(each, made) },
          period: periodSeconds,
          stat: each.statistic,
        },
      })),
    ],
  };
}

const dimensionsOf = ({ dimensions }: AlarmMetric, made: Made) =>
  dimensions.map(([name, value]) => ({ name, value: valueOf(value, made) }));

function valueOf(value: DimensionValue, made: Made): string {
  if (typeof value === 'string') return value;
  const name = made[value.made];
  if (name === undefined) throw new Error(`an alarm stands in a stack that has no ${value.made}`);
  return name;
}
