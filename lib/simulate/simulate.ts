import type { Deployment } from '../model/deployment';
import { deployedBrokers } from '../model/capacity/deployed-brokers';
import { platformOf } from './brokers/platform';
import type { Simulation, SimulationPoint, ZoneLoss } from './simulation';
import { newAutoscalers } from './scaler/autoscalers';
import { stepSeconds } from './step-seconds';
import type { TrafficDay } from './traffic/traffic-day';

/** Before the day its first minute lasts for so long, so that the day begins with the brokers that it needs. */
const settlingSeconds = 7200;

/**
 * Runs a day: brokers that carry what clients want, and the autoscaler that follows. Same arguments, same simulation.
 * @param loss a zone that is away for some time
 */
export function simulate(deployment: Deployment, day: TrafficDay, loss?: ZoneLoss): Simulation {
  const platform = platformOf(deployment, day);
  const autoscalers = newAutoscalers(deployment, -settlingSeconds);
  const advance = (now: number, step: number): SimulationPoint => {
    const { seen, point } = platform.serve(now, step);
    const { asked, brokers } = autoscalers.decide(now, { seconds: day.startSecond + now, zones: seen });
    platform.scale(now, brokers);
    return { ...point, asked };
  };
  for (let now = -settlingSeconds; now < 0; now += stepSeconds) {
    advance(now, 0);
    // Too few brokers at first are no backlog of the day before.
    platform.forgetWaiting();
  }
  const points: SimulationPoint[] = [];
  for (let step = 0; step < day.steps; step += 1) {
    const now = step * stepSeconds;
    if (loss !== undefined && isAt(loss.fromSecond, now)) platform.lose(loss.zone, loss.fromSecond);
    if (loss !== undefined && isAt(loss.toSecond, now)) platform.comeBack(loss.zone, now);
    points.push(advance(now, step));
  }
  return {
    day,
    zones: deployment.brokers.map(({ zone }) => zone.id),
    scaledBy: autoscalers.kind,
    brokersPerZone: deployedBrokers(deployment),
    loss,
    points,
    replays: platform.replays(),
  };
}

/** Whether a second is in the step that begins now. */
const isAt = (second: number, now: number) => now <= second && second < now + stepSeconds;
