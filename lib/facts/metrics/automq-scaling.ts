import type { Exporter } from './exporter';
import type { Metric } from './metric';

const ofZone = (name: string): Metric => ({ name: `automq:zone_${name}`, type: 'gauge', labels: ['zone'] });

/** Recording rules of the PrometheusRule `automq-scaling`: what KEDA reads, and how it comes about. */
export const automqScaling: Exporter = {
  id: 'automq-scaling',
  what: 'the recording rules of scaling, where KEDA scales',
  labels: ['namespace'],
  metrics: [
    ofZone('brokers_deployed'),
    ofZone('brokers'),
    ofZone('brokers_missing'),
    ofZone('brokers_lately_missing'),
    ofZone('network_in_bytes_per_second'),
    ofZone('network_out_bytes_per_second'),
    ofZone('network_bytes_per_second'),
    ofZone('network_share'),
    ofZone('vcpus'),
    ofZone('cpu_share'),
    ofZone('brokers_for_network'),
    ofZone('brokers_for_cpu'),
    ofZone('brokers_for_load'),
    ofZone('brokers_for_plan'),
    ofZone('brokers_for_demand'),
    ofZone('brokers_for_recent_demand'),
    ofZone('brokers_for_balance'),
    ofZone('brokers_for_symmetry'),
    ofZone('brokers_kept'),
    ofZone('brokers_wanted'),
    ofZone('scale_in_asked'),
    {
      name: 'automq:scale_in_held',
      type: 'gauge',
      labels: ['reason'],
      values: { reason: ['backlog', 'fenced', 'missing', 'moving'] },
    },
    {
      name: 'automq:zone_scale_in_held',
      type: 'gauge',
      labels: ['zone', 'reason'],
      values: { reason: ['turn', 'uneven'] },
    },
  ],
  source: 'lib/model/scaling of this kit',
};
