import { scalingTimings } from '../../facts/scaling-timings';
import type { Measured } from '../../model/scaling/evaluator';
import type { Measure } from '../../model/scaling/measures';
import type { ScalingParameters } from '../../model/scaling/scaling-parameters';
import { stepSeconds } from '../step-seconds';
import type { MovingAverage } from './moving-average';
import { movingAverage } from './moving-average';
import type { SeenZone } from './scaler';

interface Rates {
  readonly in: MovingAverage;
  readonly out: MovingAverage;
  readonly cpu: MovingAverage;
}

/** What Prometheus has of the brokers: rates over the window of the rules, of zones in which something runs. */
export function seenByPrometheus({ place: { rateWindowSeconds }, zones }: Pick<ScalingParameters, 'place' | 'zones'>): {
  readonly scrape: (zones: readonly SeenZone[]) => void;
  readonly measured: Measured;
} {
  const length = Math.max(1, Math.round(rateWindowSeconds / stepSeconds));
  const newRates = (): Rates => ({ in: movingAverage(length), out: movingAverage(length), cpu: movingAverage(length) });
  const rates = new Map(zones.map(({ id }) => [id, newRates()]));
  let seen: readonly SeenZone[] = [];
  /** The last steps, the oldest first: that is what kube-state-metrics told. */
  const states: (readonly SeenZone[])[] = [];
  return {
    scrape: (now) => {
      seen = now;
      states.push(now);
      if (states.length > stateSteps + 1) states.shift();
      for (const { id, ready, used } of now) {
        if (ready === 0) rates.set(id, newRates());
        else for (const name of ['in', 'out', 'cpu'] as const) rates.get(id)?.[name].add(used[name]);
      }
    },
    measured: (measure, zone) =>
      zone === undefined
        ? ofDeployment(measure, seen)
        : ofZone(measure, rates.get(zone), {
            now: seen.find(({ id }) => id === zone),
            state: states[0]?.find(({ id }) => id === zone),
          }),
  };
}

const stateSteps = scalingTimings.stateMetrics.value / stepSeconds;

interface Seen {
  readonly now?: SeenZone;
  /** As kube-state-metrics told it. */
  readonly state?: SeenZone;
}

const rateNames: Readonly<Partial<Record<Measure, keyof Rates>>> = { networkIn: 'in', networkOut: 'out', vcpus: 'cpu' };

function ofZone(measure: Measure, rates: Rates | undefined, { now, state }: Seen): number | undefined {
  const rate = rateNames[measure];
  if (rate !== undefined) return rates?.[rate].value();
  switch (measure) {
    case 'deployed':
      return state?.current;
    case 'ready':
      return state?.ready;
    case 'scraped':
      return now?.ready;
    default:
      return undefined;
  }
}

function ofDeployment(measure: Measure, zones: readonly SeenZone[]): number | undefined {
  switch (measure) {
    case 'active':
      return zones.reduce((sum, { ready }) => sum + ready, 0);
    case 'pendingUploadBytes':
      return Math.max(0, ...zones.map(({ pendingBytes }) => pendingBytes));
    case 'changing':
    case 'reassigned':
      return zones.filter(({ isMoving }) => isMoving).length;
    default:
      return undefined;
  }
}
