import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { poolSelector } from '../lib/model/labels';
import { scalingRuleName } from '../lib/model/names';
import { isScaledByCpu } from '../lib/model/needed-components';
import type { Pool } from '../lib/model/pools';
import type { BrokerScaler } from '../lib/model/scaling/broker-scalers';
import { brokerScalers } from '../lib/model/scaling/broker-scalers';
import { recordingRules } from '../lib/model/scaling/recording-rules';
import { scaleBehaviors } from '../lib/model/scaling/scale-behavior';
import { scalingParameters } from '../lib/model/scaling/scaling-parameters';
import { namespacedChartProps } from './chart-props';
import { scaledObjectSpec } from './scaled-object-spec';

/** An autoscaler for the brokers of each zone, so that zones grow by their own load; empty where numbers are fixed. */
export class AutoscalingChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { autoscaling, brokers } = deployment;
    if (autoscaling.kind === 'cpu' && isScaledByCpu(deployment)) {
      for (const pool of brokers) this.addAutoscaler(deployment.name, pool, autoscaling.targetCpuPercent);
    }
    for (const scaler of brokerScalers(deployment)) this.addScaledObject(deployment, scaler);
    this.addRecordingRules(deployment);
  }

  private addAutoscaler(deployment: string, pool: Pool, averageUtilization: number): void {
    const { scaleUp, scaleDown } = scaleBehaviors.cpu;
    new k8s.KubeHorizontalPodAutoscalerV2(this, pool.name, {
      metadata: { name: pool.name, labels: poolSelector(deployment, 'broker', pool.zone.id) },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: pool.name },
        minReplicas: pool.count,
        maxReplicas: pool.maxCount,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
        behavior: {
          scaleUp: { ...scaleUp, policies: [...scaleUp.policies] },
          scaleDown: { ...scaleDown, policies: [...scaleDown.policies] },
        },
      },
    });
  }

  private addScaledObject({ name, autoscaling }: Deployment, scaler: BrokerScaler): void {
    if (autoscaling.kind !== 'network') return;
    const { pool } = scaler;
    new ApiObject(this, pool.name, {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: {
        name: pool.name,
        labels: poolSelector(name, 'broker', pool.zone.id),
        // An autoscaler of `cpu` becomes KEDA's, so that the zone is never without one nor under two.
        annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' },
      },
      spec: scaledObjectSpec(scaler, autoscaling.prometheusUrl),
    });
  }

  private addRecordingRules(deployment: Deployment): void {
    const { monitoring } = deployment;
    const parameters = scalingParameters(deployment);
    if (!parameters || monitoring.kind !== 'podMonitor') return;
    new ApiObject(this, 'recording-rules', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: scalingRuleName, labels: monitoring.labels },
      // One group: its rules are evaluated one after another, each seeing those before it.
      spec: {
        groups: [
          {
            name: scalingRuleName,
            interval: `${parameters.evaluationSeconds}s`,
            rules: recordingRules(parameters),
          },
        ],
      },
    });
  }
}
