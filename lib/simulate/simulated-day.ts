import type { Deployment } from '../model/deployment';
import { secondsPerHour } from '../model/time-units';
import type { SimulationFinding } from './findings';
import { simulationFindings } from './findings';
import { simulate } from './simulate';
import type { Simulation, SimulationPoint, ZoneLoss } from './simulation';
import { stepSeconds } from './step-seconds';
import type { TrafficDay } from './traffic/traffic-day';

/** A day in a few figures. */
export interface DaySummary {
  /** Brokers in a zone, of those zones that are there. */
  readonly leastBrokers: number;
  readonly mostBrokers: number;
  /** Highest use of the brokers of any zone, replays included, percent. */
  readonly networkPercent: number;
  readonly cpuPercent: number;
  /** What live traffic asked of them at most. */
  readonly livePercent: number;
  readonly lagSeconds: number;
  /** How often the number of some zone changed. */
  readonly changes: number;
  /** Pods that are paid for, all zones together. */
  readonly brokerHours: number;
  /** The same with the most brokers of the day in each zone all day long. */
  readonly fixedBrokerHours: number;
}

/** A day as it went, with what is to be said of it. */
export interface SimulatedDay {
  readonly simulation: Simulation;
  readonly summary: DaySummary;
  readonly findings: readonly SimulationFinding[];
}

/** Runs a day and looks at it. Same arguments, same result. */
export function simulatedDay(deployment: Deployment, day: TrafficDay, loss?: ZoneLoss): SimulatedDay {
  const simulation = simulate(deployment, day, loss);
  return { simulation, summary: summaryOf(simulation), findings: simulationFindings(simulation, deployment) };
}

function summaryOf({ zones, points }: Simulation): DaySummary {
  const wanted = points.flatMap((point) => point.zones.map((zone) => zone.wanted));
  const mostOfZones = zones.map((_, index) => highest(points, (point) => Number(point.zones[index]?.wanted)));
  const hoursOfStep = stepSeconds / secondsPerHour;
  const ofZones = (value: (zone: SimulationPoint['zones'][number]) => number) =>
    highest(points, (point) => Math.max(0, ...point.zones.map(value)));
  return {
    leastBrokers: wanted.reduce((least, each) => Math.min(least, each), Infinity),
    mostBrokers: Math.max(...mostOfZones),
    networkPercent: ofZones(({ networkPercent }) => networkPercent),
    cpuPercent: ofZones(({ cpuPercent }) => cpuPercent),
    livePercent: ofZones(({ livePercent }) => livePercent),
    lagSeconds: highest(points, ({ lagSeconds }) => lagSeconds),
    changes: zones.reduce((sum, _, index) => sum + changesOf(points, index), 0),
    brokerHours: points.reduce((sum, point) => sum + podsOf(point), 0) * hoursOfStep,
    fixedBrokerHours: mostOfZones.reduce((sum, most) => sum + most, 0) * points.length * hoursOfStep,
  };
}

const highest = (points: readonly SimulationPoint[], of: (point: SimulationPoint) => number): number =>
  points.reduce((most, point) => Math.max(most, of(point)), 0);

const podsOf = ({ zones }: SimulationPoint) => zones.reduce((sum, { pods }) => sum + pods, 0);

const changesOf = (points: readonly SimulationPoint[], zone: number): number =>
  points.filter((point, step) => {
    const before = points[step - 1];
    return before !== undefined && point.zones[zone]?.wanted !== before.zones[zone]?.wanted;
  }).length;
