import type { Dashboard as SdkDashboard, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { alertsOf } from '../../lib/model/alerts/alerts-of';
import type { Deployment } from '../../lib/model/deployment';
import { conditions } from './conditions';
import type { Dashboard, Row } from './dashboard';
import type { GrafanaPanel } from './grafana-panel';
import { graphPanel } from './graph-panel';
import { layout, titleHeight } from './layout';
import { linksOf } from './links';
import type { Panel, Watched } from './panel';
import type { Place } from './panel-frame';
import type { Plain } from './plain';
import { statPanel } from './stat-panel';
import { tablePanel } from './table-panel';
import { uidOf } from './uid';
import { variablesOf } from './variables';

export type GrafanaRow = Plain<RowPanel>;

/** Grafana's first schema: its second one can't be provisioned as a file by every Grafana that runs today. */
// eslint-disable-next-line @typescript-eslint/no-deprecated
export interface GrafanaDashboard extends Plain<Omit<SdkDashboard, 'panels' | 'uid'>> {
  readonly uid: string;
  readonly panels: readonly (GrafanaRow | GrafanaPanel)[];
}

/** A dashboard of a deployment as Grafana reads it (schema version 42 is that of Grafana 12.3). */
export const renderDashboard = (dashboard: Dashboard, deployment: Deployment): GrafanaDashboard => ({
  uid: uidOf(deployment.name, dashboard.id),
  title: `AutoMQ ${deployment.name} · ${dashboard.title}`,
  description: dashboard.purpose,
  tags: ['automq', deployment.name],
  schemaVersion: 42,
  editable: false,
  graphTooltip: 1,
  refresh: '1m',
  time: { from: 'now-3h', to: 'now' },
  timezone: 'browser',
  links: linksOf(dashboard, deployment),
  templating: { list: [...variablesOf(dashboard, deployment.namespace)] },
  annotations: { list: [] },
  panels: panelsOf(dashboard.rows, { deployment, alerts: alertsOf(deployment) }),
});

/** Rows with nothing left in them are left out as well. Panels are numbered as they stand. */
function panelsOf(rows: readonly Row[], watched: Watched): readonly (GrafanaRow | GrafanaPanel)[] {
  const rendered: (GrafanaRow | GrafanaPanel)[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    const shown = panels.filter(({ when }) => when === undefined || conditions[when].holds(watched.deployment));
    if (shown.length === 0) continue;
    const gridPos = { x: 0, y, w: 24, h: titleHeight };
    rendered.push({ type: 'row', id: rendered.length + 1, title, collapsed: false, panels: [], gridPos });
    const places = layout(
      shown.map(({ kind }) => kind),
      y + titleHeight,
    );
    for (const [index, place] of places.entries()) {
      const panel = shown[index];
      if (panel) rendered.push(panelOf(panel, { id: rendered.length + 1, gridPos: place, ...watched }));
    }
    y = Math.max(...places.map((place) => place.y + place.h));
  }
  return rendered;
}

function panelOf(panel: Panel, place: Place): GrafanaPanel {
  switch (panel.kind) {
    case 'stat':
      return statPanel(panel, place);
    case 'graph':
      return graphPanel(panel, place);
    case 'table':
      return tablePanel(panel, place);
  }
}
