import type { AlertId } from '../facts/alert-ids';
import { exporterIds } from '../facts/metrics/exporter';
import { exporters } from '../facts/metrics/exporters';
import type { Alert } from '../model/alerts/alert';
import type { AlertArea } from '../model/alerts/alert-areas';
import { alertAreas, alertDefinitions, alertsOfArea } from '../model/alerts/alert-areas';
import { alertsOf } from '../model/alerts/alerts-of';
import { recordingRules } from '../model/alerts/recording-rules';
import { thresholdText } from '../model/alerts/threshold-text';
import type { Deployment } from '../model/deployment';
import { headingAnchor } from '../model/runbook/heading-anchor';
import { markdownTable } from '../model/markdown-table';

const titles: Readonly<Record<AlertArea, string>> = {
  clients: 'Clients',
  cluster: 'The cluster',
  storage: 'Storage',
  balance: 'Balance',
  scaling: 'Scale',
  groups: 'Consumer groups',
  contracts: 'Event contracts',
  sources: 'What watches',
};

/** docs/alerts.md: every alert of the kit, as the first of the given deployments that has it asks. */
export const renderAlerts = (deployments: readonly Deployment[]): string =>
  [
    '# Alerts',
    '',
    '<!-- Written by `npm run docs` from lib/model/alerts. -->',
    '',
    'With `monitoring.kind: podMonitor` the manifests hold these alerts in PrometheusRules called `automq-alerts`, after which the Prometheus operator has them. An alert about something that a deployment has not is left out, and thresholds follow from the deployment file; the ones below are those of the example that is named. `monitoring.alerts.changed` changes a threshold, minutes, a severity, or leaves an alert out.',
    '',
    'Every alert has the labels `severity`, `owner`, `deployment` and `namespace`, `zone` and others where it is about one of them, and those of `monitoring.alerts.labels`. `critical` wakes somebody, `warning` waits for the morning. `owner` is `monitoring.alerts.owner`, or else the owner of the deployment; an alert about consumer groups, topics or dead letters of a workload group is its owner’s. The annotations say the symptom (`summary`), what is measured (`description`), the threshold with its reason, and the heading of the runbook with the command that prints it; with `monitoring.alerts.runbookUrl` also a link.',
    '',
    'An alert fires while its expression gives a series, after that has held for the minutes that are said. Symptoms come before causes: a canary that fails is what clients feel, whatever the other alerts know of it.',
    '',
    '## Who gives the metrics',
    '',
    'Every metric and label below stands in one of these lists, which a test compares with the expressions.',
    '',
    ...markdownTable([
      ['exporter', 'what it is', 'read from'],
      ...exporterIds.map((id) => [`\`${id}\``, exporters[id].what, exporters[id].source]),
    ]),
    '',
    'The kit runs the first three. kube-prometheus-stack brings kube-state-metrics and scrapes the kubelet. cert-manager is scraped by the PodMonitor `automq-certificates` where it stands in the namespace `cert-manager`; elsewhere have it scraped by its own chart (`prometheus.podmonitor.enabled`). `MetricSourceMissing` names whichever of them is missing.',
    '',
    'Nothing above fires while Prometheus or Alertmanager itself is away, or when no rule of the deployment was loaded. kube-prometheus-stack’s alert `Watchdog` always fires: send it to somebody who notices when it stops. Alertmanager waits before it tells anybody (`group_wait`, 30 seconds as it comes): for `critical` make it short.',
    '',
    'Not watched: certificates that you make yourself (`security.certificates.kind: secrets`), since nobody gives their end as a metric; and consumer groups of readers of kind `replay`, which begin far behind on purpose.',
    '',
    ...alertAreas.flatMap((area) => [
      `## ${titles[area]}`,
      '',
      ...alertsOfArea(area).flatMap((id) => sectionOf(id, deployments)),
    ]),
    ...recorded(deployments),
  ].join('\n');

function sectionOf(id: AlertId, deployments: readonly Deployment[]): readonly string[] {
  const { exporters: given } = alertDefinitions[id];
  const found = deployments.flatMap((deployment) =>
    alertsOf(deployment)
      .filter((alert) => alert.id === id)
      .slice(0, 1)
      .map((alert) => ({ alert, deployment })),
  );
  const [shown] = found;
  if (shown === undefined) throw new Error(`no deployment has the alert ${id}`);
  const { alert, deployment } = shown;
  return [
    `### ${id}`,
    '',
    alert.symptom,
    '',
    `- Severity: ${severityOf(id, alert)}`,
    `- Threshold: ${thresholdText(alert.threshold)}. ${alert.threshold.reason}`,
    `- Range of \`threshold\`: ${rangeOf(id)}`,
    `- For: ${minutesOf(alert)} ${alert.forReason}`,
    `- What to do: [${alert.runbook}](runbook.md#${headingAnchor(alert.runbook)})`,
    `- Needs metrics of: ${given.map((exporter) => `\`${exporter}\``).join(', ')}`,
    '',
    `As the example \`${deployment.name}\` asks:`,
    '',
    '```',
    alert.expression,
    '```',
    '',
  ];
}

/** What no workload group names may wait for the morning. */
function severityOf(id: AlertId, { severity }: Alert): string {
  const stated = alertDefinitions[id].severity;
  return severity === stated ? severity : `${stated} for consumer groups of workload groups, ${severity} for others`;
}

function rangeOf(id: AlertId): string {
  const { range, unit } = alertDefinitions[id];
  const [least, most] = range;
  return least === most
    ? `it is always ${least}`
    : `${least} to ${most}, ${unit === 'share' ? 'where 1 is the whole' : unit}`;
}

const minutesOf = ({ forMinutes }: Alert) =>
  forMinutes === 0 ? 'at once.' : `${forMinutes === 1 ? 'one minute' : `${forMinutes} minutes`}.`;

/** Series that Prometheus works out for alerts and dashboards. */
const recorded = (deployments: readonly Deployment[]): readonly string[] => [
  '## Recorded series',
  '',
  ...deployments
    .slice(0, 1)
    .flatMap((deployment) => recordingRules(deployment))
    .flatMap(({ record, expression }) => [`\`${record}\`:`, '', '```', expression, '```', '']),
];
