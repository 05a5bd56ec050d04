import { color } from '../../plan/report/charts/chart-style';
import type { Simulation } from '../simulation';

/** The time in which a zone is out, shaded. */
export const lossArea = ({ loss }: Simulation) =>
  loss === undefined
    ? {}
    : {
        markArea: {
          silent: true,
          itemStyle: { color: color.faint, opacity: 0.18 },
          data: [[{ xAxis: loss.fromSecond / 60 }, { xAxis: loss.toSecond / 60 }] as [object, object]],
        },
      };
