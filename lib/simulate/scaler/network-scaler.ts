import type { Deployment } from '../../model/deployment';
import { brokerScalers } from '../../model/scaling/broker-scalers';
import { Evaluator } from '../../model/scaling/evaluator';
import { isTolerated } from '../../model/scaling/is-tolerated';
import { weeklyBrokers } from '../../model/scaling/planned-brokers';
import type { ScalingParameters } from '../../model/scaling/scaling-parameters';
import { scalingParameters } from '../../model/scaling/scaling-parameters';
import { scalingRules } from '../../model/scaling/scaling-rules';
import { scalingSeries } from '../../model/scaling/scaling-series';
import { fallbackAfterFailures } from '../../model/scaling/scaling-times';
import { seenByPrometheus } from './seen-by-prometheus';
import type { Scaler, SeenZone } from './scaler';

const secondsPerDay = 86_400;

/** KEDA for each zone, on the very recording rules that are rendered, and beside them on the plans of every week. */
export function networkScaler(deployment: Deployment): Scaler | undefined {
  const parameters = scalingParameters(deployment);
  const [scaler] = brokerScalers(deployment);
  if (parameters === undefined || scaler === undefined) return undefined;
  const { least, most, behavior, fallback } = scaler;
  const recorded = recordedBy(parameters);
  const planned = plannedOf(deployment);
  /** Looks in a row at which KEDA got nothing. */
  const failures = new Map<string, number>();
  const askedOf = (zone: SeenZone, value: number | undefined, plan: number): number | undefined => {
    const failed = value === undefined ? (failures.get(zone.id) ?? 0) + 1 : 0;
    failures.set(zone.id, failed);
    const byPlan = perBroker(plan, zone.pods);
    if (value !== undefined) return Math.max(perBroker(value, zone.pods), byPlan);
    if (failed > fallbackAfterFailures) return Math.max(fallback, zone.current, byPlan);
    // While one of its metrics says nothing, an autoscaler adds and takes nothing away.
    return byPlan > zone.current ? byPlan : undefined;
  };
  return {
    limits: { least, most, behavior },
    asked: (look) => {
      const rules = recorded(look.seconds, look.zones);
      const plan = planned(look.seconds);
      return look.zones.map((zone, index) => {
        const brokers = askedOf(zone, rules.wanted[index], plan);
        if (brokers === undefined) return undefined;
        const load = rules.forLoad[index];
        return { brokers, unlimited: load === undefined ? brokers : Math.max(brokers, load) };
      });
    },
  };
}

/**
 * What an autoscaler makes of a metric of which each broker should have one: it divides by the pods that there are, those
 * that stop among them (Kubernetes, replica_calculator.go, GetExternalPerPodMetricReplicas).
 */
const perBroker = (value: number, pods: number) => (isTolerated(value / pods) ? pods : Math.ceil(value));

/** What the rules say of each zone; undefined where something they need is not known. */
interface Recorded {
  readonly wanted: readonly (number | undefined)[];
  readonly forLoad: readonly (number | undefined)[];
}

/** The recording rules, evaluated at their interval; between two evaluations Prometheus has the result of the last. */
function recordedBy(parameters: ScalingParameters) {
  const evaluator = new Evaluator(scalingRules(parameters));
  const prometheus = seenByPrometheus(parameters);
  let last: Recorded = { wanted: [], forLoad: [] };
  return (seconds: number, zones: readonly SeenZone[]): Recorded => {
    prometheus.scrape(zones);
    if (seconds % parameters.evaluationSeconds !== 0) return last;
    const value = evaluator.tick(seconds, prometheus.measured);
    const of = (name: string) => zones.map(({ id }) => value({ name, zone: id }));
    last = { wanted: of(scalingSeries.wanted), forLoad: of(scalingSeries.forLoad) };
    return last;
  };
}

/** Brokers that the plans of every week ask for at a time; KEDA’s cron trigger says 1 while none is on. */
function plannedOf(deployment: Deployment) {
  let plans: ReturnType<typeof weeklyBrokers> | undefined;
  return (seconds: number): number => {
    const day = Math.floor(seconds / secondsPerDay);
    plans ??= weeklyBrokers(deployment, [day - 1, day, day + 1, day + 2]);
    const on = plans.filter(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
    return Math.max(1, ...on.map(({ brokers }) => brokers));
  };
}
