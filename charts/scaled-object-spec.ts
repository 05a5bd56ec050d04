import type { BrokerScaler } from '../lib/model/scaling/broker-scalers';
import type { CronWindow } from '../lib/model/scaling/cron-windows';
import { fallbackAfterFailures, pollingSeconds } from '../lib/model/scaling/scaling-times';

/**
 * Spec of the ScaledObject of a zone's brokers (KEDA 2.20, config/crd/bases/keda.sh_scaledobjects.yaml). Each trigger says
 * how many brokers there should be, as a sum that one broker takes one of; the trigger that asks for most counts.
 */
export function scaledObjectSpec(
  { pool, least, most, query, weekly, fallback, behavior }: BrokerScaler,
  serverAddress: string,
): Readonly<Record<string, unknown>> {
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: pool.name },
    pollingInterval: pollingSeconds,
    minReplicaCount: least,
    maxReplicaCount: most,
    fallback: { behavior: 'currentReplicasIfHigher', failureThreshold: fallbackAfterFailures, replicas: fallback },
    advanced: {
      // Without it a deleted ScaledObject leaves the number as it is; with it, it takes brokers away.
      restoreToOriginalReplicaCount: false,
      horizontalPodAutoscalerConfig: { name: pool.name, behavior },
    },
    triggers: [
      {
        type: 'prometheus',
        metricType: 'AverageValue',
        metadata: {
          serverAddress,
          query,
          threshold: '1',
          activationThreshold: '0',
          // By default an empty answer counts as zero, and the zone would shrink to the least.
          ignoreNullValues: 'false',
        },
      },
      ...weekly.map(cronTrigger),
    ],
  };
}

const cronTrigger = ({ timeZone, start, end, brokers }: CronWindow) => ({
  type: 'cron',
  metadata: { timezone: timeZone, start, end, desiredReplicas: String(brokers) },
});
