import type { Bill } from '../../bill/bill';
import { shortMoney } from '../amounts';
import type { Room } from '../report';
import { axisStyle, palette, textStyle } from './chart-style';
import { legendRows } from './legend-rows';
import { svgChart } from './svg-chart';

const sizes = { wide: { width: 960, plot: 250, left: 64 }, narrow: { width: 350, plot: 230, left: 56 } };

/** Told apart without color by the shape of the points and the line. */
const shapes = [
  { symbol: 'circle', line: 'solid' },
  { symbol: 'rect', line: 'dashed' },
  { symbol: 'triangle', line: 'dotted' },
  { symbol: 'diamond', line: [12, 4, 2, 4] },
] as const;

/** What each system costs a month, from a pilot to many times the traffic; both axes by ratio, so that steps compare. */
export function adoptionLines({ adoption, systems, currency }: Bill, room: Room, prefix: string): string {
  const { width, plot, left } = sizes[room];
  const { legend, height } = legendRows(
    systems.map(({ name }) => name),
    { width, sign: 44 },
  );
  const bottom = height + 40;
  const places = adoption.map(({ scale }) => Math.log10(scale));
  return svgChart(
    {
      textStyle,
      color: palette,
      grid: { left, right: 24, top: 16, bottom },
      legend,
      xAxis: {
        ...axisStyle,
        type: 'value',
        min: Math.min(...places),
        max: Math.max(...places),
        splitLine: { show: false },
        axisLabel: {
          ...axisStyle.axisLabel,
          customValues: places,
          formatter: (place: number) => `${Number((10 ** place).toPrecision(3))} ×`,
        },
      },
      yAxis: {
        ...axisStyle,
        type: 'log',
        axisLine: { ...axisStyle.axisLine, onZero: false },
        axisLabel: { ...axisStyle.axisLabel, formatter: (value: number) => shortMoney(value, currency) },
      },
      series: systems.map(({ id, name }, index) => ({
        type: 'line' as const,
        name,
        silent: true,
        symbol: shapes[index]?.symbol,
        symbolSize: 10,
        clip: false,
        itemStyle: { color: palette[index] },
        lineStyle: { width: 2.5, type: lineOf(index) },
        // What costs nothing has no place on such an axis.
        data: adoption.map(({ totals }, at) => [places[at], totals[id] > 0 ? totals[id] : '-']),
      })),
    },
    { prefix, width, height: 16 + plot + bottom },
  );
}

function lineOf(index: number): 'solid' | 'dashed' | 'dotted' | number[] | undefined {
  const line = shapes[index]?.line;
  return typeof line === 'string' || line === undefined ? line : [...line];
}
