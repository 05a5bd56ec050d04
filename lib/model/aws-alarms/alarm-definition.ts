import type { AlertSeverity } from '../../facts/alert-ids';
import type { CloudWatchMetricId, CloudWatchStatistic } from '../../facts/cloudwatch-metrics';
import type { RunbookHeading } from '../../facts/runbook-headings';

/** A metric that an alarm looks at, and how the values of a period become one. */
export interface MetricUse {
  readonly metric: CloudWatchMetricId;
  readonly statistic: CloudWatchStatistic;
}

/** What an alarm is, wherever it stands. */
export interface AlarmDefinition {
  /** What those who are woken see, in one sentence. */
  readonly symptom: string;
  readonly severity: AlertSeverity;
  readonly runbook: RunbookHeading;
  /** By the name that the expression has for each; CloudWatch bills each of them. */
  readonly metrics: Readonly<Record<string, MetricUse>>;
  /** CloudWatch metric math; left out where the one metric is looked at as it is. */
  readonly expression?: string;
  readonly comparison: 'above' | 'below';
  readonly threshold: number;
  /** Of the threshold: `brokers`, `percent of the quota`. */
  readonly unit: string;
  readonly thresholdReason: string;
  readonly periodSeconds: number;
  /** Last periods that are looked at. */
  readonly evaluationPeriods: number;
  /** Of these, how many must be beyond the threshold. */
  readonly datapointsToAlarm: number;
  /** What a period without a value counts as; `missing` leaves the alarm in INSUFFICIENT_DATA, which tells nobody. */
  readonly missingData: 'breaching' | 'notBreaching' | 'missing';
  readonly missingDataReason: string;
}
