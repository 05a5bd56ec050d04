import type { AlertSeverity } from '../../facts/alert-ids';
import type { ExporterId } from '../../facts/metrics/exporter';
import type { RunbookHeading } from '../../facts/runbook-headings';
import type { Deployment } from '../deployment';

/** In what a threshold is measured; `share` is 0 to 1, `ratio` how many times as much. */
export type AlertUnit = 'share' | 'ratio' | 'seconds' | 'days' | 'count';

/** What an alert is, before a deployment is known. */
export interface AlertDefinition {
  /** What people notice, one sentence. */
  readonly symptom: string;
  readonly severity: AlertSeverity;
  readonly unit: AlertUnit;
  /** What the threshold counts or measures. */
  readonly of: string;
  /** Least and most that a threshold can be. */
  readonly range: readonly [least: number, most: number];
  /** Minutes for which it must hold before it fires. */
  readonly forMinutes: number;
  readonly forReason: string;
  readonly runbook: RunbookHeading;
  /** Who gives the metrics that it reads. */
  readonly exporters: readonly ExporterId[];
  /** What happens, with live values, as a template of Prometheus. */
  readonly description: string;
  /** What it asks of a deployment; none where the deployment has nothing of what it is about. */
  readonly cases: (deployment: Deployment) => readonly AlertCase[];
}

/** One question that an alert asks of a deployment. */
export interface AlertCase {
  readonly threshold: number;
  /** Why that much. */
  readonly reason: string;
  /** PromQL that gives a series for each thing that is wrong. */
  readonly expression: (threshold: number) => string;
  /** Where it is another than the alert’s. */
  readonly severity?: AlertSeverity;
  /** Likewise. */
  readonly hold?: Pick<AlertDefinition, 'forMinutes' | 'forReason'>;
  /** Who gets it; the platform’s owner where it is not about one workload group. */
  readonly owner?: string;
}
