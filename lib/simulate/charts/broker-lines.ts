import { axisStyle, color, palette, textStyle } from '../../plan/report/charts/chart-style';
import { legendRows } from '../../plan/report/charts/legend-rows';
import { svgChart } from '../../plan/report/charts/svg-chart';
import type { Room } from '../../plan/report/report';
import type { Simulation } from '../simulation';
import { steppedCurve } from './curves';
import { dayAxis, dayChartSizes } from './day-axis';
import { lossArea } from './loss-area';

const panel = { height: 84, gap: 34, top: 30 };

const names = { serving: 'Brokers that serve', wanted: 'Brokers that there should be' };

/** Brokers of each zone over the day, one panel below the other, all of one height. */
export function brokerLines(simulation: Simulation, room: Room, prefix: string): string {
  const { width, left, right } = dayChartSizes[room];
  const { zones, brokersPerZone } = simulation;
  const { legend, height } = legendRows(Object.values(names), { width, sign: 32 });
  const bottom = height + 34;
  const tops = zones.map((_, index) => panel.top + index * (panel.height + panel.gap));
  const most = Math.max(
    brokersPerZone.most,
    ...simulation.points.flatMap((point) => point.zones.map((each) => each.wanted)),
  );
  return svgChart(
    {
      textStyle,
      legend,
      grid: tops.map((top) => ({ left, right, top, height: panel.height })),
      xAxis: zones.map((_, gridIndex) => ({ ...dayAxis(simulation, room, gridIndex === zones.length - 1), gridIndex })),
      yAxis: zones.map((zone, gridIndex) => ({
        ...axisStyle,
        gridIndex,
        type: 'value' as const,
        name: zone,
        nameTextStyle: { color: color.ink, fontSize: 12, fontWeight: 600, align: 'left' as const },
        min: 0,
        max: most,
        interval: Math.max(1, Math.ceil(most / 3)),
      })),
      series: zones.flatMap((_, index) => [
        {
          type: 'line' as const,
          name: names.serving,
          xAxisIndex: index,
          yAxisIndex: index,
          silent: true,
          step: 'end' as const,
          symbol: 'none',
          itemStyle: { color: palette[0] },
          lineStyle: { width: 2.5 },
          areaStyle: { color: palette[0], opacity: 0.16 },
          data: [...steppedCurve(simulation, (point) => Number(point.zones[index]?.ready))],
          ...lossArea(simulation),
        },
        {
          type: 'line' as const,
          name: names.wanted,
          xAxisIndex: index,
          yAxisIndex: index,
          silent: true,
          step: 'end' as const,
          symbol: 'none',
          itemStyle: { color: palette[1] },
          lineStyle: { width: 2, type: 'dashed' as const },
          data: [...steppedCurve(simulation, (point) => Number(point.zones[index]?.wanted))],
        },
      ]),
    },
    { prefix, width, height: Number(tops.at(-1)) + panel.height + bottom },
  );
}
