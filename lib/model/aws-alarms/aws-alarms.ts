import { cloudWatchMetrics } from '../../facts/cloudwatch-metrics';
import type { AwsDeployment } from '../deployment';
import type { StackKind } from '../names';
import { cloudWatchAlarmName } from '../names';
import type { AlarmDefinition } from './alarm-definition';
import { alarmDefinitions } from './alarm-definitions';
import type { AlarmSettings } from './alarm-settings';
import type { AlarmMetric, AwsAlarm, DimensionValue } from './aws-alarm';
import { watchedIn } from './watched';

type Change = AlarmSettings['changed'][number];

/** The CloudWatch alarms of a deployment; none where its file has none. */
export function awsAlarms(deployment: AwsDeployment): readonly AwsAlarm[] {
  const { alarms } = deployment.platform;
  if (alarms === undefined) return [];
  return watchedIn(deployment).flatMap(({ ids, definition: own, stack, subject, dimensions }) =>
    ids.flatMap((id): readonly AwsAlarm[] => {
      const change = alarms.changed.find(({ alarm }) => alarm === id);
      if (change?.state === 'off') return [];
      const definition = withChange(own === undefined ? alarmDefinitions[id] : own, change);
      return [
        {
          id,
          name: cloudWatchAlarmName(deployment.name, id, subject),
          description: describe(deployment, definition, change),
          stack,
          subject,
          definition,
          metrics: metricsOf(definition, dimensions),
        },
      ];
    }),
  );
}

/** Those that stand in one stack, and with a subject those of it. */
export const alarmsIn = (deployment: AwsDeployment, stack: StackKind, subject?: string): readonly AwsAlarm[] =>
  awsAlarms(deployment).filter(
    (alarm) => alarm.stack === stack && (subject === undefined || alarm.subject === subject),
  );

/** Metrics that alarms look at, each as often as one does, which is how CloudWatch bills them. */
export const billedMetrics = (alarms: readonly AwsAlarm[]): number =>
  alarms.reduce((sum, { metrics }) => sum + metrics.length, 0);

const withChange = (definition: AlarmDefinition, change: Change | undefined): AlarmDefinition =>
  change?.threshold === undefined ? definition : { ...definition, threshold: change.threshold };

const metricsOf = (
  { metrics }: AlarmDefinition,
  values: Readonly<Record<string, DimensionValue>>,
): readonly AlarmMetric[] =>
  Object.entries(metrics).map(([id, { metric, statistic }]) => {
    const { namespace, name, dimensions } = cloudWatchMetrics[metric];
    return { id, namespace, name, statistic, dimensions: dimensions.map((key) => [key, known(values[key], key)]) };
  });

/** What a message of the alarm says beside its name and values. */
function describe(
  { owner, monitoring }: AwsDeployment,
  { symptom, severity, threshold, unit, runbook }: AlarmDefinition,
  change: Change | undefined,
): string {
  const told =
    monitoring.kind === 'podMonitor' && monitoring.alerts.owner !== undefined ? monitoring.alerts.owner : owner;
  const changed =
    change?.threshold === undefined ? [] : [`Threshold ${threshold} ${unit} by the deployment file: ${change.reason}`];
  return [symptom, `Severity: ${severity}.`, `Owner: ${told}.`, `Runbook: "${runbook}".`, ...changed].join(' ');
}

function known(value: DimensionValue | undefined, key: string): DimensionValue {
  if (value === undefined) throw new Error(`a metric has the dimension "${key}", which nothing that is watched has`);
  return value;
}
