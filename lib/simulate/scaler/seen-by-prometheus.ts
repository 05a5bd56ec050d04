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
  return {
    scrape: (now) => {
      seen = now;
      for (const { id, ready, used } of now) {
        if (ready === 0) rates.set(id, newRates());
        else for (const name of ['in', 'out', 'cpu'] as const) rates.get(id)?.[name].add(used[name]);
      }
    },
    measured: (measure, zone) =>
      zone === undefined
        ? ofDeployment(measure, seen)
        : ofZone(
            measure,
            seen.find(({ id }) => id === zone),
            rates.get(zone),
          ),
  };
}

function ofZone(measure: Measure, seen: SeenZone | undefined, rates: Rates | undefined): number | undefined {
  switch (measure) {
    case 'networkIn':
      return rates?.in.value();
    case 'networkOut':
      return rates?.out.value();
    case 'vcpus':
      return rates?.cpu.value();
    case 'deployed':
      return seen?.current;
    case 'ready':
    case 'scraped':
      return seen?.ready;
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
