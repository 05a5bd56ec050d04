import { conditions } from '../../charts/dashboards/conditions';
import type { Dashboard, Row } from '../../charts/dashboards/dashboard';
import type { Panel } from '../../charts/dashboards/panel';
import type { AlertId } from '../facts/alert-ids';
import { headingAnchor } from '../model/runbook/heading-anchor';
import { markdownTable } from '../model/markdown-table';

/** docs/dashboards.md: what each panel shows, and which alert looks at the same. */
export const renderDashboards = (dashboards: readonly Dashboard[]): string =>
  [
    '# Dashboards',
    '',
    '<!-- Written by `npm run docs` from charts/dashboards. -->',
    '',
    'With `monitoring.dashboards` of kind `configMaps` each of these is a ConfigMap with a dashboard for Grafana 11 and later. A panel’s `i` says what it shows, what good looks like, what to do otherwise and which alert looks at the same; dashed lines are the thresholds of those alerts, so a changed alert moves its line. What a deployment has not is left out. Blue is good, orange a warning and vermilion critical; a zone has one colour everywhere.',
    '',
    '## How Grafana finds them',
    '',
    'The sidecar of Grafana’s chart, which kube-prometheus-stack brings, takes every ConfigMap with the label `grafana_dashboard`. Two things it does only when told to:',
    '',
    ...markdownTable([
      ['value of kube-prometheus-stack', 'for what'],
      [
        '`grafana.sidecar.dashboards.searchNamespace: ALL`',
        'ConfigMaps of other namespaces than Grafana’s; it is the default of kube-prometheus-stack, not of Grafana’s own chart.',
      ],
      [
        '`grafana.sidecar.dashboards.folderAnnotation: grafana_folder` and `grafana.sidecar.dashboards.provider.foldersFromFilesStructure: true`',
        'The folder that `monitoring.dashboards.folder` names. Without both the dashboards are in the folder of all others.',
      ],
    ]),
    '',
    'Several deployments may share a Grafana: titles, uids and file names carry the deployment’s name, and every query its namespace. Panels that count ready pods or fill of volumes ask kube-state-metrics and the kubelet, which kube-prometheus-stack scrapes too.',
    '',
    ...dashboards.flatMap(section),
  ].join('\n');

const section = ({ title, purpose, rows }: Dashboard): readonly string[] => [
  `## ${title}`,
  '',
  purpose,
  '',
  ...rows.flatMap(rowTable),
];

const rowTable = ({ title, panels }: Row): readonly string[] => [
  `**${title}**`,
  '',
  ...markdownTable([['panel', 'what it shows', 'alerts'], ...panels.map(panelRow)]),
  '',
];

const panelRow = ({ title, shows, when, alerts }: Panel) => [
  title,
  when === undefined ? shows : `${shows} Only where ${conditions[when].words}.`,
  alerts.map(alertLink).join(', '),
];

const alertLink = (id: AlertId) => `[${id}](alerts.md#${headingAnchor(id)})`;
