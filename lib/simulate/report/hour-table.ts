import { mib } from '../../model/capacity/mib';
import type { Cell, Table } from '../../plan/report/report';
import { clockAt } from '../clock-at';
import type { Simulation, SimulationPoint, ZonePoint } from '../simulation';
import { stepsPerMinute } from '../step-seconds';

const stepsPerHour = 60 * stepsPerMinute;

/** A day hour by hour: what it asks for, who is there, and how full they are; the text alternative of its charts. */
export function hourTable(simulation: Simulation): Table {
  const { day, zones, points } = simulation;
  const hours = Array.from({ length: Math.ceil(points.length / stepsPerHour) }, (_, hour) => hour * stepsPerHour);
  return {
    kind: 'table',
    id: `${day.id}-hours`,
    caption: `Hour by hour on ${day.id}: highest of each hour; brokers as they are at its end, zone by zone (${zones.join(', ')})`,
    essential: true,
    columns: [
      { heading: 'From' },
      { heading: 'Clients, MiB/s', numeric: true },
      { heading: 'Replays, MiB/s', numeric: true },
      { heading: 'Brokers', numeric: true },
      { heading: 'Asked for', numeric: true },
      { heading: 'Network', numeric: true },
      { heading: 'CPU', numeric: true },
      { heading: 'Live asks for', numeric: true },
      { heading: 'Behind', numeric: true },
    ],
    rows: hours.map((from) => hourRow(simulation, from, points.slice(from, from + stepsPerHour))),
  };
}

function hourRow(simulation: Simulation, from: number, points: readonly SimulationPoint[]): readonly (string | Cell)[] {
  const highest = (of: (point: SimulationPoint) => number) =>
    points.reduce((most, point) => Math.max(most, of(point)), 0);
  const fullest = (of: (zone: ZonePoint) => number) => highest(({ zones }) => Math.max(0, ...zones.map(of)));
  const last = points.at(-1);
  const live = fullest(({ livePercent }) => livePercent);
  return [
    clockAt(simulation, from),
    rate(highest(({ clientBytesPerSecond }) => clientBytesPerSecond)),
    rate(highest(({ replayedBytesPerSecond }) => replayedBytesPerSecond)),
    last === undefined ? '' : last.zones.map(brokersText).join(' / '),
    last === undefined || simulation.scaledBy === 'none' ? '' : last.asked.map(askedText).join(' / '),
    share(fullest(({ networkPercent }) => networkPercent)),
    share(fullest(({ cpuPercent }) => cpuPercent)),
    { text: share(live), percent: live, ...(live > 100 ? { tone: 'bad' as const } : {}) },
    `${Math.round(highest(({ lagSeconds }) => lagSeconds))} s`,
  ];
}

const rate = (bytesPerSecond: number) => (bytesPerSecond / mib).toFixed(0);

const share = (percent: number) => `${Math.ceil(percent)} %`;

/** Brokers that serve, with those that should where they differ: `2 of 3`. */
const brokersText = ({ ready, wanted, lost }: ZonePoint) =>
  lost ? 'out' : ready === wanted ? String(wanted) : `${ready} of ${wanted}`;

const askedText = (asked: number | undefined) => (asked === undefined ? '?' : String(asked));
