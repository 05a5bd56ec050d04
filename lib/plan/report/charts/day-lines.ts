import { mib } from '../../../model/capacity/mib';
import { figure } from '../amounts';
import type { DayCurves } from '../day-curves';
import { carriedPoints, stepMinutes } from '../day-curves';
import type { Room } from '../report';
import { clockTime, envelopeNames } from '../words';
import { axisStyle, color, palette, textStyle } from './chart-style';
import { legendRows } from './legend-rows';
import { svgChart } from './svg-chart';

const sizes = { wide: { width: 960, plot: 240 }, narrow: { width: 350, plot: 210 } };

const lines = { normal: 'dotted', promotional: 'dashed', exceptional: 'solid' } as const;

/** Minutes between two labels of the axis. */
const labels = { wide: 180, narrow: 360 };

const carriedName = 'Carried by the brokers';

/** What clients write and read over the day in each envelope, and what the brokers carry of it. */
export function dayLines(day: DayCurves, room: Room, prefix: string): string {
  const { width, plot } = sizes[room];
  const traffic = day.curves.map(({ envelope, points }, index) => ({
    ...stepped(points.map(({ bytesPerSecond }) => bytesPerSecond)),
    name: envelopeNames[envelope],
    itemStyle: { color: palette[index] },
    lineStyle: { width: 2.5, type: lines[envelope] },
    ...(envelope === 'exceptional' ? { areaStyle: { color: palette[index], opacity: 0.12 } } : {}),
  }));
  const carried = {
    ...stepped(carriedPoints(day)),
    name: carriedName,
    itemStyle: { color: color.warn },
    lineStyle: { width: 2, type: [12, 4, 2, 4] },
  };
  const { legend, height } = legendRows(
    [...traffic, carried].map(({ name }) => name),
    { width, sign: 40 },
  );
  const bottom = height + 40;
  return svgChart(
    {
      textStyle,
      color: palette,
      grid: { left: 64, right: 20, top: 30, bottom },
      legend,
      xAxis: {
        ...axisStyle,
        type: 'value',
        min: 0,
        max: 1440,
        interval: labels[room],
        splitLine: { show: false },
        axisLabel: { ...axisStyle.axisLabel, formatter: (minute: number) => clockTime(minute) },
      },
      yAxis: {
        ...axisStyle,
        type: 'value',
        name: 'MiB/s',
        min: 0,
        axisLabel: { ...axisStyle.axisLabel, formatter: (value: number) => figure(value) },
      },
      series: [...traffic, carried],
    },
    { prefix, width, height: 30 + plot + bottom },
  );
}

/** A line in MiB/s that keeps its height from one point to the next. */
const stepped = (bytesPerSecond: readonly (number | undefined)[]) => ({
  type: 'line' as const,
  silent: true,
  step: 'end' as const,
  symbol: 'none',
  data: [...bytesPerSecond, ...bytesPerSecond.slice(0, 1)].map((each, at) => [
    at * stepMinutes,
    each === undefined ? '-' : each / mib,
  ]),
});
