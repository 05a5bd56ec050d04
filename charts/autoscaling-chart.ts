import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { poolSelector } from '../lib/model/labels';
import { isAutoscaled } from '../lib/model/needed-components';
import type { Pool } from '../lib/model/pools';
import { namespacedChartProps } from './chart-props';

/** An autoscaler for the brokers of each zone, so that zones grow by their own load; empty where numbers are fixed. */
export class AutoscalingChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { autoscaling, brokers } = deployment;
    if (!isAutoscaled(deployment) || autoscaling.kind !== 'cpu') return;
    for (const pool of brokers) this.addAutoscaler(deployment.name, pool, autoscaling.targetCpuPercent);
  }

  private addAutoscaler(deployment: string, pool: Pool, averageUtilization: number): void {
    new k8s.KubeHorizontalPodAutoscalerV2(this, pool.name, {
      metadata: { name: pool.name, labels: poolSelector(deployment, 'broker', pool.zone.id) },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: pool.name },
        minReplicas: pool.count,
        maxReplicas: pool.maxCount,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
        behavior,
      },
    });
  }
}

/** Out at once, in slowly: a broker that leaves hands over its partitions, and one that comes starts cold. */
const behavior: k8s.HorizontalPodAutoscalerBehaviorV2 = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Percent', value: 100, periodSeconds: 60 },
      { type: 'Pods', value: 2, periodSeconds: 60 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 1800,
    policies: [{ type: 'Pods', value: 1, periodSeconds: 900 }],
  },
};
