import { axisStyle } from '../../plan/report/charts/chart-style';
import type { Room } from '../../plan/report/report';
import { clockAt } from '../clock-at';
import type { Simulation } from '../simulation';
import { stepsPerMinute } from '../step-seconds';

/** Widths of a drawing and of the room for figures beside it, pixels. */
export const dayChartSizes = {
  wide: { width: 960, plot: 200, left: 64, right: 30 },
  narrow: { width: 350, plot: 170, left: 52, right: 26 },
} as const;

/** Minutes between two labels. */
const labelMinutes = { wide: 180, narrow: 360 } as const;

/** The hours of a day along the bottom, named or not; values are minutes since its beginning. */
export const dayAxis = (simulation: Simulation, room: Room, named = true) => ({
  ...axisStyle,
  type: 'value' as const,
  min: 0,
  max: simulation.points.length / stepsPerMinute,
  interval: labelMinutes[room],
  splitLine: { show: false },
  axisLabel: {
    ...axisStyle.axisLabel,
    show: named,
    formatter: (minute: number) => clockAt(simulation, minute * stepsPerMinute),
  },
});
