import { palette } from './colours';
import type { GrafanaGraph, GrafanaOverride } from './grafana-panel';
import type { GraphPanel } from './panel';
import type { Place } from './panel-frame';
import { frameOf, queryOf, refIdOf, thresholdsOf } from './panel-frame';

/** Lines over time. The legend is a table by the last value, so that no line is known by its colour alone. */
export function graphPanel(panel: GraphPanel, place: Place): GrafanaGraph {
  const thresholds = thresholdsOf(panel.thresholds, place);
  return {
    ...frameOf(panel, place),
    type: 'timeseries',
    targets: panel.queries.map(({ expr, legend }, index) => ({
      ...queryOf(expr, index, place),
      legendFormat: legend,
      range: true,
    })),
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        color: { mode: 'palette-classic' },
        custom: {
          lineWidth: 2,
          fillOpacity: panel.stacked ? 40 : 0,
          showPoints: 'never',
          axisSoftMin: 0,
          ...(panel.stacked ? { stacking: { mode: 'normal', group: 'A' } } : {}),
          ...(thresholds && { thresholdsStyle: { mode: 'dashed' } }),
        },
        ...(thresholds && { thresholds }),
      },
      overrides: colours(panel, place),
    },
    options: {
      legend: {
        displayMode: 'table',
        placement: 'bottom',
        showLegend: true,
        calcs: ['lastNotNull', 'max'],
        sortBy: 'Last *',
        sortDesc: true,
      },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
  };
}

/** A zone has its colour in every panel; where no zone is told, each query has one. */
function colours({ queries }: GraphPanel, { deployment }: Place): readonly GrafanaOverride[] {
  if (queries.some(({ legend }) => legend.startsWith('{{zone}}'))) {
    return deployment.zones.map(({ id }, index) =>
      coloured({ id: 'byRegexp', options: `/^${escaped(id)}( ·|$)/` }, index),
    );
  }
  const named = queries.filter(({ legend }) => !legend.includes('{{'));
  return named.map((query) => {
    const index = queries.indexOf(query);
    return coloured({ id: 'byFrameRefID', options: refIdOf(index) }, index);
  });
}

const coloured = (matcher: GrafanaOverride['matcher'], index: number): GrafanaOverride => ({
  matcher,
  properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: palette[index % palette.length] } }],
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
