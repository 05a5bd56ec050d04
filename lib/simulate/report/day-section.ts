import type { Block, Section, Table } from '../../plan/report/report';
import { dateName } from '../../plan/report/words';
import { counted } from '../../model/wording';
import { clockAt } from '../clock-at';
import type { SimulatedDay } from '../simulated-day';
import type { Simulation } from '../simulation';
import { dayFigures } from './day-figures';
import { hourTable } from './hour-table';

/** One day of a simulation: what it is, what is found, and how it goes hour by hour. */
export function daySection(simulated: SimulatedDay): Section {
  const { simulation } = simulated;
  const { day } = simulation;
  return {
    id: day.id,
    title: `The day: ${day.id}`,
    blocks: [
      { kind: 'paragraph', text: dayText(simulation), essential: true },
      findingsBlock(simulated),
      ...replayBlocks(simulation),
      ...dayFigures(simulated),
      hourTable(simulation),
    ],
  };
}

function dayText({ day }: Simulation): string {
  const date = day.day === undefined ? '' : ` ${dateName(day.day)}, ${day.timeZone}.`;
  return `${sentence(day.title)}${date} Made of ${day.basis}.`;
}

const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

function findingsBlock({ simulation, summary, findings }: SimulatedDay): Block {
  if (findings.length === 0) {
    const { leastBrokers, mostBrokers } = summary;
    const brokers =
      leastBrokers === mostBrokers ? counted(mostBrokers, 'broker') : `${leastBrokers} to ${mostBrokers} brokers`;
    return {
      kind: 'paragraph',
      text: `Nothing is found. A zone has ${brokers}; the number changes ${counted(summary.changes, 'time')} in all.`,
      essential: true,
    };
  }
  const table: Table = {
    kind: 'table',
    id: `${simulation.day.id}-findings`,
    caption: `What is found on ${simulation.day.id}`,
    essential: true,
    columns: [{ heading: 'Finding' }, { heading: 'What' }, { heading: 'What to do' }],
    rows: findings.map(({ id, severity, message, fix }) => [
      { text: id, tone: severity === 'error' ? 'bad' : 'watch' },
      message,
      fix,
    ]),
  };
  return table;
}

function replayBlocks(simulation: Simulation): readonly Block[] {
  const { day, replays } = simulation;
  if (replays.length === 0) return [];
  return [
    {
      kind: 'table',
      id: `${day.id}-replays`,
      caption: `Replays on ${day.id}`,
      essential: true,
      columns: [
        { heading: 'Replay' },
        { heading: 'Begins' },
        { heading: 'To read', numeric: true },
        { heading: 'Done' },
      ],
      rows: replays.map(({ name, fromStep, bytes, leftBytes, doneStep }) => [
        name,
        clockAt(simulation, fromStep),
        gib(bytes),
        doneStep === undefined ? `${gib(leftBytes)} left at the end` : clockAt(simulation, doneStep),
      ]),
    },
  ];
}

const gib = (bytes: number) => `${Math.round(bytes / 2 ** 30)} GiB`;
