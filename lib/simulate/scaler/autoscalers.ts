import type { Deployment } from '../../model/deployment';
import { autoscaled, newMemory } from './autoscaler';
import { cpuScaler } from './cpu-scaler';
import { networkScaler } from './network-scaler';
import type { Look } from './scaler';

/** What autoscalers do, in the order of the zones. */
export interface Decisions {
  /** What their metrics ask for before any limit; undefined where they say nothing. */
  readonly asked: readonly (number | undefined)[];
  /** What they write. */
  readonly brokers: readonly number[];
}

/** The autoscalers of all zones, or nobody who changes a number. */
export interface Autoscalers {
  readonly kind: 'none' | 'cpu' | 'network';
  readonly decide: (now: number, look: Look) => Decisions;
}

export function newAutoscalers(deployment: Deployment, start: number): Autoscalers {
  const [cpu, network] = [cpuScaler(deployment), networkScaler(deployment)];
  const scaler = cpu ?? network;
  if (scaler === undefined)
    return {
      kind: 'none',
      decide: (_, { zones }) => ({ asked: zones.map(() => undefined), brokers: zones.map(({ current }) => current) }),
    };
  const memories = new Map(deployment.brokers.map(({ zone, count }) => [zone.id, newMemory(count, start)]));
  return {
    kind: cpu ? 'cpu' : 'network',
    decide: (now, look) => {
      const asked = scaler.asked(look);
      const brokers = look.zones.map(({ id, current }, index) => {
        const [metrics, memory] = [asked[index], memories.get(id)];
        if (metrics === undefined || memory === undefined) return current;
        return autoscaled(memory, scaler.limits, { now, current, asked: metrics.brokers });
      });
      return { asked: asked.map((metrics) => metrics?.unlimited), brokers };
    },
  };
}
