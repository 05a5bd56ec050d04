import type { Deployment } from '../model/deployment';
import { counted } from '../model/wording';
import { clockAt } from './clock-at';
import type { Simulation } from './simulation';
import { stepsPerMinute } from './step-seconds';
import type { Stretch } from './stretches';
import { stretches } from './stretches';
import { toleratedLagSeconds } from './tolerated-lag';

/** What a simulated day is looked at for, with what it means. */
export const simulationChecks = {
  flap: 'a zone shrinks and grows again within an hour, so it shrank too early',
  limit: 'live traffic asks for more than the brokers of a zone sustain, of network or CPU',
  lag: 'producers or live readers wait longer than the most urgent workload group bears',
  ceiling: 'the autoscaler would add brokers and has reached its most',
} as const;

export type SimulationCheck = keyof typeof simulationChecks;

export const simulationCheckNames = Object.keys(simulationChecks) as readonly SimulationCheck[];

/** Something in a simulated day that somebody should look at. */
export interface SimulationFinding {
  /** `headroom` is a warning: less is left than the plan wants, for half an hour while every zone is there. */
  readonly id: SimulationCheck | 'headroom';
  readonly severity: 'error' | 'warning';
  readonly zone?: string;
  /** Steps of the day; the end is not in it. */
  readonly fromStep: number;
  readonly toStep: number;
  readonly message: string;
  readonly fix: string;
}

/** Everything in a day that somebody should look at, in the order of the checks. */
export const simulationFindings = (simulation: Simulation, deployment: Deployment): readonly SimulationFinding[] => [
  ...flaps(simulation),
  ...overLimit(simulation),
  ...lags(simulation, deployment),
  ...atCeiling(simulation),
  ...shortHeadroom(simulation, deployment),
];

const flapSteps = 60 * stepsPerMinute;

function flaps(simulation: Simulation): readonly SimulationFinding[] {
  return simulation.zones.flatMap((zone, index) => {
    const changes = simulation.points.flatMap(({ zones }, step) => {
      const before = simulation.points[step - 1]?.zones[index];
      const change = before === undefined ? 0 : Number(zones[index]?.wanted) - before.wanted;
      return change === 0 ? [] : [{ step, change }];
    });
    return changes.flatMap(({ step, change }, at): readonly SimulationFinding[] => {
      const next = changes[at + 1];
      if (next === undefined || change > 0 || next.change < 0 || next.step - step > flapSteps) return [];
      return [
        {
          id: 'flap',
          severity: 'error',
          zone,
          fromStep: step,
          toStep: next.step + 1,
          message: `Zone ${zone} shrinks at ${clockAt(simulation, step)} and grows again at ${clockAt(simulation, next.step)}.`,
          fix: 'Write a higher `kafka.brokers.perZone`, so that it never shrinks below what it comes back to, or another target.',
        },
      ];
    });
  });
}

function overLimit(simulation: Simulation): readonly SimulationFinding[] {
  return simulation.zones.flatMap((zone, index) => {
    const live = simulation.points.map(({ zones }) => Number(zones[index]?.livePercent));
    return stretches(live, (percent) => percent > 100).map((found) => ({
      id: 'limit' as const,
      severity: 'error' as const,
      zone,
      ...stepsOf(found),
      message: `Live traffic asks for up to ${Math.ceil(found.highest)} % of what the brokers of zone ${zone} sustain, ${during(simulation, found)}.`,
      fix: moreBrokers(simulation),
    }));
  });
}

const moreBrokers = ({ scaledBy }: Simulation): string => {
  switch (scaledBy) {
    case 'none':
      return 'Write a higher `kafka.brokers.perZone`, or let an autoscaler follow.';
    case 'cpu':
      return 'Write a higher `kafka.brokers.perZone` or a lower `autoscaling.targetCpuPercent`; `autoscaling: { kind: network }` also sees the network and planned peaks.';
    case 'network':
      return 'Name the calendar of the peak in `autoscaling.planned`, or write a higher `kafka.brokers.perZone` or lower targets.';
  }
};

function lags(simulation: Simulation, deployment: Deployment): readonly SimulationFinding[] {
  const { seconds, group } = toleratedLagSeconds(deployment);
  const lag = simulation.points.map(({ lagSeconds }) => lagSeconds);
  const bears = group === undefined ? `${seconds} s` : `the ${seconds} s that ${group} bears`;
  return stretches(lag, (each) => each > seconds).map((found) => ({
    id: 'lag',
    severity: 'error',
    ...stepsOf(found),
    message: `Clients are up to ${Math.round(found.highest)} s behind, more than ${bears}, ${during(simulation, found)}.`,
    fix: moreBrokers(simulation),
  }));
}

function atCeiling(simulation: Simulation): readonly SimulationFinding[] {
  const { most } = simulation.brokersPerZone;
  return simulation.zones.flatMap((zone, index) => {
    const asked = simulation.points.map((point) => {
      const number = point.asked[index];
      return number === undefined ? 0 : number;
    });
    return stretches(asked, (number) => number > most).map((found) => ({
      id: 'ceiling' as const,
      severity: 'error' as const,
      zone,
      ...stepsOf(found),
      message: `The autoscaler of zone ${zone} asks for up to ${counted(found.highest, 'broker')} of ${most}, ${during(simulation, found)}.`,
      fix: 'Write a higher `autoscaling.maxPerZone`, or larger nodes.',
    }));
  });
}

const headroomSteps = 30 * stepsPerMinute;

function shortHeadroom(simulation: Simulation, { plan }: Deployment): readonly SimulationFinding[] {
  const most = 100 - plan.headroomPercent;
  return simulation.zones.flatMap((zone, index) => {
    const live = simulation.points.map(({ zones }) =>
      zones.some(({ loaded, wanted }) => loaded === 0 && wanted > 0) ? 0 : Number(zones[index]?.livePercent),
    );
    return stretches(live, (percent) => percent > most)
      .filter(({ from, to }) => to - from >= headroomSteps)
      .map((found) => ({
        id: 'headroom' as const,
        severity: 'warning' as const,
        zone,
        ...stepsOf(found),
        message: `Live traffic takes up to ${Math.ceil(found.highest)} % of zone ${zone}, and the plan leaves ${plan.headroomPercent} % free, ${during(simulation, found)}.`,
        fix: moreBrokers(simulation),
      }));
  });
}

const stepsOf = ({ from, to }: Stretch) => ({ fromStep: from, toStep: to });

function during(simulation: Simulation, { from, to }: Stretch): string {
  const [first, last] = [clockAt(simulation, from), clockAt(simulation, to)];
  return first === last ? `at ${first}` : `from ${first} to ${last}`;
}
