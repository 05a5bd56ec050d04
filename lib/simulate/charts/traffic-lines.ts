import { mib } from '../../model/capacity/mib';
import { figure } from '../../plan/report/amounts';
import { axisStyle, color, palette, textStyle } from '../../plan/report/charts/chart-style';
import { legendRows } from '../../plan/report/charts/legend-rows';
import { svgChart } from '../../plan/report/charts/svg-chart';
import type { Room } from '../../plan/report/report';
import type { Simulation } from '../simulation';
import { highestCurve } from './curves';
import { dayAxis, dayChartSizes } from './day-axis';
import { lossArea } from './loss-area';

const names = { clients: 'Clients', replays: 'Replays', lag: 'Seconds behind' };

const lagHeight = 70;
const gap = 44;

/** What clients and replays move over the day, and below it how far behind clients are. */
export function trafficLines(simulation: Simulation, room: Room, prefix: string): string {
  const { width, plot, left, right } = dayChartSizes[room];
  const { legend, height } = legendRows(Object.values(names), { width, sign: 36 });
  const line = { type: 'line' as const, silent: true, symbol: 'none' };
  const axis = { ...axisStyle, type: 'value' as const, min: 0 };
  const named = (name: string) => ({
    name,
    nameTextStyle: { ...axisStyle.nameTextStyle, align: 'left' as const },
    axisLabel: { ...axisStyle.axisLabel, formatter: (value: number) => figure(value) },
  });
  const lagTop = 30 + plot + gap;
  return svgChart(
    {
      textStyle,
      legend,
      grid: [
        { left, right, top: 30, height: plot },
        { left, right, top: lagTop, height: lagHeight },
      ],
      xAxis: [dayAxis(simulation, room, false), { ...dayAxis(simulation, room), gridIndex: 1 }],
      yAxis: [
        { ...axis, ...named('MiB/s') },
        { ...axis, ...named('Seconds behind'), gridIndex: 1, splitNumber: 2, minInterval: 1 },
      ],
      series: [
        {
          ...line,
          name: names.clients,
          itemStyle: { color: palette[0] },
          lineStyle: { width: 2.5 },
          areaStyle: { color: palette[0], opacity: 0.12 },
          data: [...highestCurve(simulation, ({ clientBytesPerSecond }) => clientBytesPerSecond / mib)],
          ...lossArea(simulation),
        },
        {
          ...line,
          name: names.replays,
          itemStyle: { color: palette[1] },
          lineStyle: { width: 2, type: 'dashed' },
          data: [...highestCurve(simulation, ({ replayedBytesPerSecond }) => replayedBytesPerSecond / mib)],
        },
        {
          ...line,
          name: names.lag,
          xAxisIndex: 1,
          yAxisIndex: 1,
          itemStyle: { color: color.warn },
          lineStyle: { width: 2, type: [12, 4, 2, 4] },
          areaStyle: { color: color.warn, opacity: 0.2 },
          data: [...highestCurve(simulation, ({ lagSeconds }) => lagSeconds)],
          ...lossArea(simulation),
        },
      ],
    },
    { prefix, width, height: lagTop + lagHeight + height + 34 },
  );
}
