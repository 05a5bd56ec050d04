import type { z } from 'zod';
import type { WarningJson } from '../../plan/json/warning-json';
import { clockAt } from '../clock-at';
import type { SimulatedDay } from '../simulated-day';
import type { Simulation, SimulationPoint } from '../simulation';
import { stepSeconds, stepsPerMinute } from '../step-seconds';
import type { simulationJson } from './simulation-json';

type SimulationJson = z.infer<typeof simulationJson>;
type DayJson = SimulationJson['days'][number];

const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);

/**
 * Simulated days as `docs/simulate.schema.json` describes them.
 * @param days at least one, all of one deployment and with the same loss
 */
export function simulationAsJson(
  deployment: string,
  days: readonly SimulatedDay[],
  warnings: readonly WarningJson[],
): SimulationJson {
  const [first] = days;
  if (first === undefined) throw new Error('a simulation without a day');
  const { scaledBy, zones, brokersPerZone, loss } = first.simulation;
  return {
    deployment,
    scaledBy,
    zones: [...zones],
    brokersPerZone: { ...brokersPerZone },
    loss:
      loss === undefined
        ? null
        : {
            zone: loss.zone,
            at: clockAt(first.simulation, Math.floor(loss.fromSecond / stepSeconds)),
            minutes: (loss.toSecond - loss.fromSecond) / 60,
          },
    days: days.map(dayJson),
    warnings: [...warnings],
  };
}

function dayJson({ simulation, summary, findings }: SimulatedDay): DayJson {
  const { id, title, basis, timeZone } = simulation.day;
  const clock = (step: number) => clockAt(simulation, step);
  return {
    id,
    title,
    basis,
    timeZone,
    summary: { ...summary },
    findings: findings.map(({ fromStep, toStep, zone, ...finding }) => ({
      ...finding,
      zone: orNull(zone),
      from: clock(fromStep),
      to: clock(toStep),
    })),
    replays: simulation.replays.map(({ name, fromStep, bytes, leftBytes, doneStep }) => ({
      name,
      from: clock(fromStep),
      bytes,
      leftBytes,
      done: doneStep === undefined ? null : clock(doneStep),
    })),
    changes: changesOf(simulation),
    points: pointsOf(simulation),
  };
}

const changesOf = ({ zones, points, ...simulation }: Simulation): DayJson['changes'] =>
  points.flatMap((point, step) =>
    zones.flatMap((zone, index) => {
      const [now, before] = [point.zones[index]?.wanted, points[step - 1]?.zones[index]?.wanted];
      if (now === undefined || now === before) return [];
      return [{ at: clockAt(simulation, step), zone, brokers: now }];
    }),
  );

const pointSteps = 5 * stepsPerMinute;

function pointsOf(simulation: Simulation): DayJson['points'] {
  const { points } = simulation;
  const found: DayJson['points'] = [];
  for (let from = 0; from < points.length; from += pointSteps)
    found.push(pointOf(simulation, clockAt(simulation, from), points.slice(from, from + pointSteps)));
  return found;
}

function pointOf({ zones }: Simulation, at: string, points: readonly SimulationPoint[]): DayJson['points'][number] {
  const highest = (of: (point: SimulationPoint) => number) =>
    points.reduce((most, each) => Math.max(most, of(each)), 0);
  const last = points.at(-1);
  return {
    at,
    clientBytesPerSecond: highest(({ clientBytesPerSecond }) => clientBytesPerSecond),
    replayedBytesPerSecond: highest(({ replayedBytesPerSecond }) => replayedBytesPerSecond),
    lagSeconds: highest(({ lagSeconds }) => lagSeconds),
    zones: zones.map((zone, index) => ({
      zone,
      wanted: Number(last?.zones[index]?.wanted),
      ready: Number(last?.zones[index]?.ready),
      asked: orNull(last?.asked[index]),
      networkPercent: highest((point) => Number(point.zones[index]?.networkPercent)),
      cpuPercent: highest((point) => Number(point.zones[index]?.cpuPercent)),
      livePercent: highest((point) => Number(point.zones[index]?.livePercent)),
    })),
  };
}
