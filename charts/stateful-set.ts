import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { objectLabels, poolSelector, revisionLabel, versionLabel } from '../lib/model/labels';
import { headlessServiceOf } from '../lib/model/names';
import { isAutoscaled, isBound } from '../lib/model/needed-components';
import type { PoolChartProps } from './pool-chart-props';
import { podSpec } from './pod-spec';
import { revisionOf } from './revision';
import { volumesOf } from './volumes';

/** The StatefulSet of a pool. */
export function addStatefulSet(
  scope: Construct,
  { deployment, pool }: PoolChartProps,
  configuration: Readonly<Record<string, string>>,
): void {
  const selector = poolSelector(deployment.name, pool.component, pool.zone.id);
  const volumes = volumesOf(deployment, pool);
  const spec = podSpec(deployment, pool, volumes);
  const labels = { ...objectLabels(deployment.name), ...selector };
  new k8s.KubeStatefulSet(scope, 'stateful-set', {
    metadata: { name: pool.name, labels: { ...selector, [versionLabel]: deployment.kafka.version } },
    spec: {
      // Replaced one at a time all the same; but a pod that fails to start is replaced by the next manifest, where the
      // ordered policy would wait for it for ever (kubernetes/kubernetes#67250).
      podManagementPolicy: 'Parallel',
      minReadySeconds: minReadySeconds({ deployment, pool }),
      replicas: ownsCount({ deployment, pool }) ? pool.count : undefined,
      revisionHistoryLimit: 5,
      serviceName: headlessServiceOf(pool.component),
      selector: { matchLabels: selector },
      updateStrategy: { type: 'RollingUpdate' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      template: {
        metadata: { labels: { ...labels, [revisionLabel]: revisionOf({ configuration, labels, spec }) } },
        spec,
      },
      volumeClaimTemplates: volumes.claims,
    },
  });
}

/**
 * A controller opens its port before it has caught up; a broker takes partitions back after it is ready. A Network Load
 * Balancer sends nothing to a new target for up to three minutes: the next broker of the zone stays until then. Waiting
 * here and not by a readiness gate of the AWS Load Balancer Controller leaves brokers ready, and lost ones replaced,
 * when that controller is down.
 */
const minReadySeconds = ({ deployment, pool }: PoolChartProps) =>
  pool.component === 'broker' && isBound(deployment) ? 180 : 30;

/** Beside an autoscaler a number in the manifest would undo what it decided; a draining zone has none any more. */
const ownsCount = ({ deployment, pool: { component, count } }: PoolChartProps) =>
  component === 'controller' || count === 0 || !isAutoscaled(deployment);
