import type { ScaleBehavior, ScalePolicy, ScaleRules } from '../../model/scaling/scale-behavior';

interface Timed {
  readonly at: number;
  readonly value: number;
}

/** What a HorizontalPodAutoscaler remembers of one StatefulSet. */
export interface AutoscalerMemory {
  readonly recommendations: Timed[];
  /** Brokers that were added and taken away. */
  readonly added: Timed[];
  readonly removed: Timed[];
}

export interface AutoscalerLimits {
  readonly least: number;
  readonly most: number;
  readonly behavior: ScaleBehavior;
}

export const newMemory = (current: number, now: number): AutoscalerMemory => ({
  recommendations: [{ at: now, value: current }],
  added: [],
  removed: [],
});

/**
 * The number that a HorizontalPodAutoscaler writes, given what its metrics ask for: within the recommendations of its
 * windows, no faster than its policies, between least and most (Kubernetes, pkg/controller/podautoscaler/horizontal.go,
 * normalizeDesiredReplicasWithBehaviors).
 */
export function autoscaled(
  memory: AutoscalerMemory,
  { least, most, behavior }: AutoscalerLimits,
  { now, current, asked }: { readonly now: number; readonly current: number; readonly asked: number },
): number {
  if (current > most) return most;
  if (current < least) return least;
  const stable = stabilized(memory, behavior, { now, current, asked });
  const next =
    stable > current
      ? Math.min(stable, most, Math.max(current, highestOf(behavior.scaleUp, { memory, now, current })))
      : Math.max(stable, least, Math.min(current, lowestOf(behavior.scaleDown, { memory, now, current })));
  if (next > current) memory.added.push({ at: now, value: next - current });
  if (next < current) memory.removed.push({ at: now, value: current - next });
  forget(memory, behavior, now);
  return next;
}

/** Never up above the lowest, never down below the highest recommendation of the window. */
function stabilized(
  memory: AutoscalerMemory,
  { scaleUp, scaleDown }: ScaleBehavior,
  { now, current, asked }: { readonly now: number; readonly current: number; readonly asked: number },
): number {
  let [lowest, highest] = [asked, asked];
  for (const { at, value } of memory.recommendations) {
    if (value < lowest && at > now - scaleUp.stabilizationWindowSeconds) lowest = value;
    if (value > highest && at > now - scaleDown.stabilizationWindowSeconds) highest = value;
  }
  memory.recommendations.push({ at: now, value: asked });
  return Math.min(Math.max(current, lowest), highest);
}

interface Period {
  readonly memory: AutoscalerMemory;
  readonly now: number;
  readonly current: number;
}

function highestOf({ policies, selectPolicy }: ScaleRules, period: Period): number {
  const allowed = policies.map((policy) => {
    const start = startOfPeriod(policy, period);
    return policy.type === 'Pods' ? start + policy.value : Math.ceil(start * (1 + policy.value / 100));
  });
  return selectPolicy === 'Max' ? Math.max(...allowed) : Math.min(...allowed);
}

function lowestOf({ policies, selectPolicy }: ScaleRules, period: Period): number {
  const allowed = policies.map((policy) => {
    const start = startOfPeriod(policy, period);
    return policy.type === 'Pods' ? start - policy.value : Math.trunc(start * (1 - policy.value / 100));
  });
  return selectPolicy === 'Max' ? Math.min(...allowed) : Math.max(...allowed);
}

/** Brokers at the beginning of a policy’s period. */
const startOfPeriod = ({ periodSeconds }: ScalePolicy, { memory, now, current }: Period): number =>
  current - changed(memory.added, now - periodSeconds) + changed(memory.removed, now - periodSeconds);

const changed = (events: readonly Timed[], since: number) =>
  events.reduce((sum, { at, value }) => (at > since ? sum + value : sum), 0);

function forget(memory: AutoscalerMemory, { scaleUp, scaleDown }: ScaleBehavior, now: number): void {
  const window = Math.max(scaleUp.stabilizationWindowSeconds, scaleDown.stabilizationWindowSeconds);
  const period = Math.max(...[...scaleUp.policies, ...scaleDown.policies].map(({ periodSeconds }) => periodSeconds));
  forgetBefore(memory.recommendations, now - window);
  forgetBefore(memory.added, now - period);
  forgetBefore(memory.removed, now - period);
}

/** They are in the order of time. */
function forgetBefore(events: Timed[], until: number): void {
  for (let first = events[0]; first !== undefined && first.at <= until; first = events[0]) events.shift();
}
