import { colourOf } from './colours';
import type { GrafanaPanel, GrafanaQuery } from './grafana-panel';
import { inNamespace } from './in-namespace';
import type { GridPosition } from './layout';
import type { Panel, Thresholds, Watched } from './panel';
import { describePanel } from './describe-panel';
import { panelLinks } from './panel-links';
import { datasource } from './variables';

/** Where a panel stands, and for whom. */
export interface Place extends Watched {
  readonly id: number;
  readonly gridPos: GridPosition;
}

/** What panels of every kind have. */
export function frameOf(panel: Panel, { id, gridPos, ...watched }: Place) {
  const links = panelLinks(panel, watched);
  return {
    id,
    title: panel.title,
    description: describePanel(panel, watched),
    datasource,
    gridPos,
    ...(links.length > 0 && { links }),
  };
}

/**
 * A query. The scrape interval is its least step: `$__rate_interval` is made of that, and of the data source's 15 s
 * otherwise, in which a counter may have one sample.
 */
export function queryOf(expr: string, index: number, { deployment }: Place): GrafanaQuery {
  const { monitoring, namespace } = deployment;
  return {
    refId: refIdOf(index),
    expr: inNamespace(expr, namespace),
    ...(monitoring.kind === 'podMonitor' ? { interval: `${monitoring.scrapeIntervalSeconds}s` } : {}),
  };
}

/** A, B, C, … */
export const refIdOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

type GrafanaThresholds = GrafanaPanel['fieldConfig']['defaults']['thresholds'];

/** Thresholds in Grafana's words. */
export function thresholdsOf(thresholds: Thresholds | undefined, place: Place): GrafanaThresholds {
  const limits = thresholds?.(place);
  return (
    limits && {
      mode: 'absolute',
      steps: [
        { value: null, color: colourOf[limits.first] },
        ...limits.steps.map(({ from, level }) => ({ value: from, color: colourOf[level] })),
      ],
    }
  );
}
