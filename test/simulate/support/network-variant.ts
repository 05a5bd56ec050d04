import type { Deployment } from '../../../lib/model/deployment';

/** A deployment as if its file asked for another autoscaler. */
export const scaledBy = (
  deployment: Deployment,
  autoscaling: Deployment['autoscaling'],
  perZone: { readonly least: number; readonly most: number },
): Deployment => ({
  ...deployment,
  autoscaling,
  components: { ...deployment.components, keda: 'required', metricsServer: 'required' },
  brokers: deployment.brokers.map((pool) => ({ ...pool, count: perZone.least, maxCount: perZone.most })),
});

export const byNetwork: Deployment['autoscaling'] = {
  kind: 'network',
  maxPerZone: 12,
  prometheusUrl: 'http://prometheus.monitoring.svc:9090',
  targetNetworkPercent: 60,
  targetCpuPercent: 65,
  planned: [],
};

export const byCpu: Deployment['autoscaling'] = { kind: 'cpu', maxPerZone: 12, targetCpuPercent: 60 };
