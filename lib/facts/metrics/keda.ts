import type { Exporter } from './exporter';

const scaler = ['namespace', 'metric', 'scaledObject', 'scaler', 'triggerIndex', 'type'];
const scaledObject = ['namespace', 'scaledObject'];

/** KEDA's operator, which looks at Prometheus for the autoscaler of each zone. */
export const keda: Exporter = {
  id: 'keda',
  what: 'KEDA’s operator, port 8080',
  labels: ['job', 'instance', 'service', 'endpoint', 'pod', 'container', 'exported_namespace'],
  metrics: [
    { name: 'keda_scaler_metrics_value', type: 'gauge', labels: scaler },
    { name: 'keda_scaler_active', type: 'gauge', labels: scaler },
    { name: 'keda_scaler_detail_errors_total', type: 'counter', labels: scaler },
    { name: 'keda_scaled_object_errors_total', type: 'counter', labels: scaledObject },
    { name: 'keda_scaled_object_paused', type: 'gauge', labels: scaledObject },
  ],
  source: 'pkg/metricscollector/prommetrics.go of https://github.com/kedacore/keda at tag v2.20.2',
};
