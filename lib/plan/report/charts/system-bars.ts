import type { Bill } from '../../bill/bill';
import { money, shortMoney } from '../amounts';
import { costGroups, groupTotal } from '../cost-groups';
import type { Room } from '../report';
import { axisStyle, color, palette, patterns, textStyle } from './chart-style';
import { legendRows } from './legend-rows';
import { svgChart } from './svg-chart';

const sizes = {
  wide: { width: 960, bar: 54, left: 190, right: 90, letter: 12 },
  narrow: { width: 350, bar: 58, left: 116, right: 66, letter: 11 },
} as const;

/** What the systems cost a month, one bar each, by what the money is for. */
export function systemBars({ systems, currency }: Bill, room: Room, prefix: string): string {
  const { width, bar, left, right, letter } = sizes[room];
  const groups = costGroups.filter((group) => systems.some((system) => groupTotal(system, group) > 0));
  const { legend, height } = legendRows(
    groups.map(({ name }) => name),
    { width, sign: 25 },
  );
  const bottom = height + 40;
  const totals = systems.map(({ total }) => total.typical);
  return svgChart(
    {
      textStyle,
      color: palette,
      grid: { left, right, top: 8, bottom },
      legend,
      xAxis: {
        ...axisStyle,
        type: 'value',
        splitNumber: room === 'wide' ? 5 : 2,
        axisLabel: { ...axisStyle.axisLabel, formatter: (value: number) => shortMoney(value, currency) },
      },
      yAxis: {
        ...axisStyle,
        type: 'category',
        inverse: true,
        data: systems.map(({ name }) => name),
        axisLabel: { ...axisStyle.axisLabel, fontSize: letter, width: left - 28, overflow: 'break' },
      },
      series: [
        ...groups.map((group, index) => ({
          type: 'bar' as const,
          name: group.name,
          stack: 'system',
          silent: true,
          barWidth: 26,
          itemStyle: { decal: patterns[index], borderColor: color.paper, borderWidth: 1 },
          data: systems.map((system) => groupTotal(system, group)),
        })),
        {
          type: 'bar' as const,
          stack: 'system',
          silent: true,
          data: totals.map(() => 0),
          label: {
            show: true,
            position: 'right' as const,
            color: color.ink,
            fontSize: letter,
            fontWeight: 600,
            formatter: ({ dataIndex }: { readonly dataIndex: number }) => money(Number(totals[dataIndex]), currency),
          },
        },
      ],
    },
    { prefix, width, height: systems.length * bar + bottom + 8 },
  );
}
