import type { Alert } from '../lib/model/alerts/alert';
import { thresholdText } from '../lib/model/alerts/threshold-text';
import type { Deployment } from '../lib/model/deployment';
import { runbookConfigMap, runbookFile } from '../lib/model/names';
import { runbookUrl } from '../lib/model/runbook/runbook-url';

/** A rule as Prometheus reads it. */
export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An alert as a rule of Prometheus. The file’s labels can’t replace ours. */
export function alertingRule(alert: Alert, deployment: Deployment): AlertingRule {
  const { monitoring, name, namespace } = deployment;
  const given = monitoring.kind === 'podMonitor' ? monitoring.alerts.labels : {};
  const url = runbookUrl(alert.runbook, deployment);
  return {
    alert: alert.id,
    expr: alert.expression,
    ...(alert.forMinutes === 0 ? {} : { for: `${alert.forMinutes * 60}s` }),
    labels: {
      ...given,
      severity: alert.severity,
      owner: literal(alert.owner),
      deployment: name,
      namespace,
    },
    annotations: {
      summary: alert.symptom,
      description: alert.description,
      threshold: literal(`${thresholdText(alert.threshold)}. ${alert.threshold.reason}`),
      ...(alert.changed === undefined ? {} : { changed: literal(alert.changed) }),
      runbook: alert.runbook,
      runbook_command: `kubectl -n ${namespace} get configmap ${runbookConfigMap} -o jsonpath='{.data.${runbookFile.replace('.', String.raw`\.`)}}'`,
      ...(url === undefined ? {} : { runbook_url: url }),
    },
  };
}

/** Prometheus reads labels and annotations as templates; what a file says stays as it is. */
const literal = (text: string) => text.replaceAll('{{', '{{ "{{" }}');
