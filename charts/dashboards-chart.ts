import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { dashboardConfigMap } from '../lib/model/names';
import { isScraped } from '../lib/model/needed-components';
import { namespacedChartProps } from './chart-props';
import { dashboards } from './dashboards/all-dashboards';
import { dashboardText } from './dashboards/dashboard-text';
import { ownerDashboards } from './dashboards/owner-dashboards';
import { renderDashboard } from './dashboards/render-dashboard';

/**
 * Grafana's dashboards, one ConfigMap each, for the sidecar of Grafana's chart; empty where nothing scrapes. The sidecar
 * reads the folder's annotation once it is told to (docs/dashboards.md).
 */
export class DashboardsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { monitoring } = deployment;
    if (!isScraped(deployment) || monitoring.kind !== 'podMonitor' || monitoring.dashboards.kind === 'none') return;
    const { label, folder } = monitoring.dashboards;
    for (const dashboard of [...dashboards, ...ownerDashboards(deployment)]) {
      const rendered = renderDashboard(dashboard, deployment);
      new ConfigMap(this, dashboard.id, {
        metadata: {
          name: dashboardConfigMap(dashboard.id),
          labels: { [label]: '1' },
          annotations: { [folderAnnotation]: folder },
        },
        data: { [`${rendered.uid}.json`]: dashboardText(rendered) },
      });
    }
  }
}

/** The name that Grafana's own examples give this annotation; the sidecar has no name for it until it is given one. */
const folderAnnotation = 'grafana_folder';
