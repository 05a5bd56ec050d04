import type { GrafanaOverride, GrafanaTable } from './grafana-panel';
import type { TablePanel } from './panel';
import type { Place } from './panel-frame';
import { frameOf, queryOf, refIdOf, thresholdsOf } from './panel-frame';

/** Rows of now: the queries' results side by side, joined by the labels that the rows are told apart by. */
export const tablePanel = (panel: TablePanel, place: Place): GrafanaTable => ({
  ...frameOf(panel, place),
  type: 'table',
  targets: panel.columns.map(({ expr }, index) => ({
    ...queryOf(expr, index, place),
    format: 'table',
    instant: true,
    range: false,
  })),
  transformations: [
    { id: 'merge', options: {} },
    {
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        indexByName: Object.fromEntries(
          [...Object.keys(panel.rows), ...panel.columns.map((_, index) => valueOf(panel, index))].map(
            (field, position): [string, number] => [field, position],
          ),
        ),
        renameByName: {
          ...panel.rows,
          ...Object.fromEntries(panel.columns.map(({ title }, index) => [valueOf(panel, index), title])),
        },
      },
    },
  ],
  fieldConfig: {
    defaults: { custom: { align: 'auto', inspect: false, filterable: true } },
    overrides: panel.columns.map((column) => columnOf(column, place)),
  },
  options: {
    frameIndex: 0,
    showHeader: true,
    sortBy: panel.columns.slice(0, 1).map(({ title }) => ({ displayName: title, desc: true })),
  },
});

/** Grafana's name for the values of a query in a table: with one query the letter is left out. */
const valueOf = ({ columns }: TablePanel, index: number) =>
  columns.length === 1 ? 'Value' : `Value #${refIdOf(index)}`;

function columnOf({ title, unit, thresholds }: TablePanel['columns'][number], place: Place): GrafanaOverride {
  const limits = thresholdsOf(thresholds, place);
  const coloured = [
    { id: 'thresholds', value: limits },
    { id: 'custom.cellOptions', value: { type: 'color-background', mode: 'basic' } },
  ];
  return {
    matcher: { id: 'byName', options: title },
    properties: [{ id: 'unit', value: unit }, ...(limits ? coloured : [])],
  };
}
