import type { GrafanaDashboard, GrafanaRow } from '../../charts/dashboards/render-dashboard';
import type { GrafanaPanel } from '../../charts/dashboards/grafana-panel';
import type { Deployment } from '../../lib/model/deployment';
import { isScraped } from '../../lib/model/needed-components';
import { example, exampleNames } from './example';
import { ofKind } from './objects';

/** The examples that have dashboards. */
export const watchedExamples = exampleNames.filter((name) => isScraped(example(name)));

/** The ConfigMaps with dashboards of a deployment. */
export const dashboardConfigMaps = (deployment: Deployment) =>
  ofKind(deployment, 'ConfigMap').filter(({ metadata }) => metadata.name.startsWith('dashboard-'));

/** The dashboards of a deployment, read from their ConfigMaps as Grafana does. */
export const dashboardsOf = (deployment: Deployment): readonly GrafanaDashboard[] =>
  dashboardConfigMaps(deployment)
    .flatMap(({ data }) => Object.values(data))
    .map((text) => JSON.parse(text) as GrafanaDashboard);

const isPanel = (panel: GrafanaRow | GrafanaPanel): panel is GrafanaPanel => panel.type !== 'row';

/** The panels of a dashboard, without the titles of its rows. */
export const panelsOf = ({ panels }: GrafanaDashboard): readonly GrafanaPanel[] => panels.filter(isPanel);

/** Every panel of a deployment. */
export const allPanelsOf = (deployment: Deployment) => dashboardsOf(deployment).flatMap(panelsOf);

/** Every PromQL of a panel, with what its series are called. */
export const queriesOf = (panel: GrafanaPanel) =>
  panel.targets.map(({ expr, legendFormat = '' }) => ({ expr, legend: legendFormat }));

/** What a variable asks Prometheus, and the label that it takes the values of. */
export function variableQueries({ templating }: GrafanaDashboard) {
  return (templating.list ?? []).flatMap(({ query }) => {
    const [, expr, label] = /^label_values\((.+), ([a-z_]+)\)$/.exec(typeof query === 'string' ? query : '') ?? [];
    return expr === undefined || label === undefined ? [] : [{ expr, label }];
  });
}
