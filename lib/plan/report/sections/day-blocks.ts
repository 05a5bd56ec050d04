import type { Deployment } from '../../../model/deployment';
import type { Plan } from '../../plan';
import { mibPerSecond, percent } from '../amounts';
import { dayLines } from '../charts/day-lines';
import type { DayCurves, DayPoint } from '../day-curves';
import { carriedPoints, dayCurves, stepMinutes } from '../day-curves';
import type { Block, Cell } from '../report';
import { clockTime, dateName, envelopeNames, resourceNames, weekdayName } from '../words';

/** Client traffic of each envelope over the worst day against what the brokers carry: a picture and its figures. */
export function dayBlocks({ capacity }: Plan, deployment: Deployment): readonly Block[] {
  if (deployment.workloads.length === 0) return [];
  const curves = dayCurves(deployment, capacity.brokersPerZone.most);
  const when = dayText(curves);
  const state = curves.afterFailure ? 'when what may fail has failed' : 'while all is well';
  return [
    {
      kind: 'figure',
      id: 'day',
      caption: `What clients write and read over the worst day (${when}), and what the brokers carry of it ${state}`,
      description: `Lines, one for each envelope, over 24 hours: ${curves.curves
        .map(({ envelope, points }) => `${envelopeNames[envelope]} up to ${mibPerSecond(mostOf(points))}`)
        .join(
          ', ',
        )}. A line of its own is what the brokers carry: ${carriedText(curves)}. The table below has the figures.`,
      draw: (room, prefix) => dayLines(curves, room, prefix),
    },
    {
      kind: 'table',
      id: 'day-table',
      caption: `Client traffic over that day (${when}), and use of what runs out first`,
      columns: [
        { heading: 'From' },
        { heading: 'To' },
        ...curves.curves.map(({ envelope }) => ({ heading: envelopeNames[envelope] })),
        { heading: 'Carried', numeric: true },
      ],
      rows: stretches(curves).map(({ from, to }) => [
        clockTime(from * stepMinutes),
        clockTime(to * stepMinutes),
        ...curves.curves.map(({ points }) => pointCell(points[from])),
        carriedAt(curves, from),
      ]),
    },
  ];
}

function pointCell(point: DayPoint | undefined): string | Cell {
  if (point === undefined) return '';
  return {
    text: `${mibPerSecond(point.bytesPerSecond)}, ${percent(point.percent)} of ${resourceNames[point.binding]}`,
    percent: point.percent,
    tone: point.percent > 100 ? 'bad' : undefined,
  };
}

const carriedAt = (curves: DayCurves, index: number): string => {
  const bytesPerSecond = carriedPoints(curves)[index];
  return bytesPerSecond === undefined ? '' : mibPerSecond(bytesPerSecond);
};

function carriedText(curves: DayCurves): string {
  const known = carriedPoints(curves).filter((each) => each !== undefined);
  if (known.length === 0) return 'nothing is asked of them';
  const [least, most] = [mibPerSecond(Math.min(...known)), mibPerSecond(Math.max(...known))];
  return least === most ? least : `${least} to ${most}, by what is written and read then`;
}

function dayText({ day, dated, timeZone }: DayCurves): string {
  if (day === undefined) return 'any day';
  return `${dated ? dateName(day) : `any ${weekdayName(day)}`}, ${timeZone}`;
}

const mostOf = (points: readonly DayPoint[]) => Math.max(...points.map(({ bytesPerSecond }) => bytesPerSecond));

/** Times between which no curve changes, as numbers of points. */
function stretches({ curves }: DayCurves): readonly { readonly from: number; readonly to: number }[] {
  const count = Math.max(...curves.map(({ points }) => points.length));
  const starts = Array.from({ length: count }, (_, index) => index).filter(
    (index) => index === 0 || curves.some(({ points }) => points[index] !== points[index - 1]),
  );
  return starts.map((from, index) => {
    const next = starts[index + 1];
    return { from, to: next === undefined ? count : next };
  });
}
