import { scalingTimings } from '../../facts/scaling-timings';
import type { Deployment } from '../../model/deployment';
import { isScaledByCpu } from '../../model/needed-components';
import { isTolerated } from '../../model/scaling/is-tolerated';
import { scaleBehaviors } from '../../model/scaling/scale-behavior';
import { stepSeconds } from '../step-seconds';
import type { MovingAverage } from './moving-average';
import { movingAverage } from './moving-average';
import type { Scaler, SeenZone } from './scaler';

/** A HorizontalPodAutoscaler for each zone, on the CPU that its brokers use of what they ask for. */
export function cpuScaler(deployment: Deployment): Scaler | undefined {
  const { autoscaling, brokers } = deployment;
  const [pool] = brokers;
  if (!isScaledByCpu(deployment) || autoscaling.kind !== 'cpu' || pool === undefined) return undefined;
  const vcpusPerBroker = pool.size.cpuRequestMillis / 1000;
  const used = new Map(
    brokers.map(({ zone }) => [zone.id, movingAverage(scalingTimings.podMetrics.value / stepSeconds)]),
  );
  return {
    limits: { least: pool.count, most: pool.maxCount, behavior: scaleBehaviors.cpu },
    asked: ({ zones }) =>
      zones.map((zone) => {
        const vcpus = averageOf(used.get(zone.id), zone);
        if (vcpus === undefined) return undefined;
        const brokers = brokersFor(vcpus, zone, { vcpusPerBroker, target: autoscaling.targetCpuPercent });
        return { brokers, unlimited: brokers };
      }),
  };
}

function averageOf(average: MovingAverage | undefined, { ready, used }: SeenZone): number | undefined {
  average?.add(used.cpu);
  return ready === 0 ? undefined : average?.value();
}

/**
 * What the autoscaler makes of CPU: brokers that start count as idle when it would add some, and don’t count at all when
 * it would take some away (Kubernetes, pkg/controller/podautoscaler/replica_calculator.go, GetResourceReplicas).
 */
function brokersFor(
  vcpus: number,
  { current, ready }: SeenZone,
  { vcpusPerBroker, target }: { readonly vcpusPerBroker: number; readonly target: number },
): number {
  const ratioOf = (brokers: number) => Math.floor((vcpus * 100) / (brokers * vcpusPerBroker)) / target;
  const ratio = ratioOf(ready);
  if (current <= ready || ratio <= 1) return isTolerated(ratio) ? current : Math.ceil(ratio * ready);
  const withStarting = ratioOf(current);
  return isTolerated(withStarting) || withStarting < 1 ? current : Math.max(current, Math.ceil(withStarting * current));
}
