import type { Bill } from '../../bill/bill';
import { money } from '../amounts';
import type { Room } from '../report';
import { axisStyle, color, palette, patterns, textStyle } from './chart-style';
import { svgChart } from './svg-chart';

const sizes = { wide: { width: 960, left: 230, right: 100 }, narrow: { width: 350, left: 118, right: 70 } };
const barHeight = 44;

/** Owners that a picture has room for; the table beside it has all. */
export const shownOwners = 20;

/** What each owner's workload groups cost a month. */
export function ownerBars(
  { showback, currency }: Pick<Bill, 'showback' | 'currency'>,
  room: Room,
  prefix: string,
): string {
  const { width, left, right } = sizes[room];
  const shown = showback.slice(0, shownOwners);
  return svgChart(
    {
      textStyle,
      grid: { left, right, top: 4, bottom: 8 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        ...axisStyle,
        type: 'category',
        inverse: true,
        data: shown.map(({ owner }) => owner),
        axisLabel: { ...axisStyle.axisLabel, width: left - 28, overflow: 'break' },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: 20,
          itemStyle: { color: palette[0], decal: patterns[0] },
          data: shown.map(({ monthly }) => monthly.typical),
          label: {
            show: true,
            position: 'right',
            color: color.ink,
            formatter: ({ value }) => money(Number(value), currency),
          },
        },
      ],
    },
    { prefix, width, height: shown.length * barHeight + 12 },
  );
}
