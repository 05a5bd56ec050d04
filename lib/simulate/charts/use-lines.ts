import { axisStyle, color, palette, textStyle } from '../../plan/report/charts/chart-style';
import { legendRows } from '../../plan/report/charts/legend-rows';
import { svgChart } from '../../plan/report/charts/svg-chart';
import type { Room } from '../../plan/report/report';
import type { Simulation, ZonePoint } from '../simulation';
import { highestCurve } from './curves';
import { dayAxis, dayChartSizes } from './day-axis';
import { lossArea } from './loss-area';

const lines = [
  { name: 'Network', of: ({ networkPercent }: ZonePoint) => networkPercent, type: 'solid' as const },
  { name: 'CPU', of: ({ cpuPercent }: ZonePoint) => cpuPercent, type: 'dashed' as const },
  { name: 'Asked for by live traffic', of: ({ livePercent }: ZonePoint) => livePercent, type: 'dotted' as const },
];

const limit = 'Limit';

/** How full the brokers of the fullest zone are over the day, against what they sustain. */
export function useLines(simulation: Simulation, room: Room, prefix: string): string {
  const { width, plot, left, right } = dayChartSizes[room];
  const { legend, height } = legendRows([...lines.map(({ name }) => name), limit], { width, sign: 36 });
  const bottom = height + 34;
  const end = dayAxis(simulation, room).max;
  const curves = lines.map(({ name, of, type }, index) => ({
    type: 'line' as const,
    name,
    silent: true,
    symbol: 'none',
    itemStyle: { color: palette[index] },
    lineStyle: { width: 2.2, type },
    data: [...highestCurve(simulation, (point) => Math.max(0, ...point.zones.map(of)))],
    ...(index === 0 ? lossArea(simulation) : {}),
  }));
  return svgChart(
    {
      textStyle,
      legend,
      grid: { left, right, top: 30, height: plot },
      xAxis: dayAxis(simulation, room),
      yAxis: {
        ...axisStyle,
        type: 'value',
        name: '% of a broker',
        nameTextStyle: { ...axisStyle.nameTextStyle, align: 'left' },
        min: 0,
        max: ({ max }: { readonly max: number }) => Math.max(110, Math.ceil(max / 20) * 20),
        axisLabel: { ...axisStyle.axisLabel, showMaxLabel: false },
        interval: 25,
      },
      series: [
        ...curves,
        {
          type: 'line',
          name: limit,
          silent: true,
          symbol: 'none',
          itemStyle: { color: color.warn },
          lineStyle: { width: 2, type: [12, 4, 2, 4] },
          data: [
            [0, 100],
            [end, 100],
          ],
        },
      ],
    },
    { prefix, width, height: 30 + plot + bottom },
  );
}
