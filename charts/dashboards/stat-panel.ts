import type { GrafanaStat } from './grafana-panel';
import type { StatPanel } from './panel';
import type { Place } from './panel-frame';
import { frameOf, queryOf, thresholdsOf } from './panel-frame';

/** A number of now. Its background says how good it is; the number stays readable for who does not see the colour. */
export function statPanel(panel: StatPanel, place: Place): GrafanaStat {
  const thresholds = thresholdsOf(panel.thresholds, place);
  return {
    ...frameOf(panel, place),
    type: 'stat',
    targets: panel.queries.map(({ expr, legend }, index) => ({
      ...queryOf(expr, index, place),
      legendFormat: legend,
      instant: true,
      range: false,
    })),
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        noValue: '–',
        ...(thresholds && { thresholds, color: { mode: 'thresholds' } }),
      },
      overrides: [],
    },
    options: {
      colorMode: thresholds ? 'background_solid' : 'none',
      graphMode: 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      percentChangeColorMode: 'standard',
      reduceOptions: { calcs: ['lastNotNull'] },
      showPercentChange: false,
      textMode: 'auto',
      wideLayout: true,
    },
  };
}
