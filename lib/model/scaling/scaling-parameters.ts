import { baselineBytesPerSecond } from '../baseline-bandwidth';
import type { Deployment } from '../deployment';
import { cachesOf } from '../memory';
import { namespaceOf, poolName } from '../names';
import { isScaledByNetwork, isScraped } from '../needed-components';
import type { PlannedBrokers } from './planned-brokers';
import { plannedBrokers } from './planned-brokers';
import type { SeriesPlace } from './promql';
import { evaluationSeconds, rateWindowSeconds, slowSeconds } from './scaling-times';

/** Every number in the formula of scaling. Zones are alike, so all but their names holds for each. */
export interface ScalingParameters {
  readonly place: SeriesPlace;
  /** By number. */
  readonly zones: readonly { readonly id: string }[];
  /** Brokers in each zone. */
  readonly least: number;
  readonly most: number;
  /** Of one broker, in one direction. */
  readonly baselineBytesPerSecond: number;
  readonly targetBytesPerSecond: number;
  /** What a broker asks its node for; it may use more. */
  readonly vcpusPerBroker: number;
  readonly targetVcpus: number;
  /** On one broker. Above it uploads don’t keep up: more than one upload waits beside the one under way. */
  readonly backlogBytes: number;
  readonly planned: readonly PlannedBrokers[];
  readonly slowSeconds: number;
  readonly evaluationSeconds: number;
}

/** The numbers of a deployment that is scaled by its network; undefined for others. */
export function scalingParameters(deployment: Deployment): ScalingParameters | undefined {
  const { autoscaling, brokers, monitoring, name } = deployment;
  const [pool] = brokers;
  if (autoscaling.kind !== 'network' || monitoring.kind !== 'podMonitor' || !pool) return undefined;
  if (!isScaledByNetwork(deployment) || !isScraped(deployment)) return undefined;
  const baseline = baselineBytesPerSecond(pool.node);
  const vcpusPerBroker = pool.size.cpuRequestMillis / 1000;
  return {
    place: {
      namespace: namespaceOf(name),
      rateWindowSeconds: rateWindowSeconds(monitoring.scrapeIntervalSeconds),
      statefulSetOf: (zoneId) => poolName('broker', zoneId),
    },
    zones: brokers.map(({ zone }) => ({ id: zone.id })),
    least: pool.count,
    most: pool.maxCount,
    baselineBytesPerSecond: baseline,
    targetBytesPerSecond: (baseline * autoscaling.targetNetworkPercent) / 100,
    vcpusPerBroker,
    targetVcpus: (vcpusPerBroker * autoscaling.targetCpuPercent) / 100,
    backlogBytes: 2 * cachesOf(pool.size.directMib).uploadThresholdBytes,
    planned: plannedBrokers(deployment),
    slowSeconds,
    evaluationSeconds,
  };
}
