import type { Exporter } from './exporter';
import type { Metric } from './metric';
import { scrapedPodLabels } from './scraped-pod';

const values = { path: ['cluster', 'network', 'privateLink'], result: ['success', 'failure'] };

const gauge = (name: string): Metric => ({ name, type: 'gauge', labels: ['path'], values: { path: values.path } });

/** A client in each zone that produces and consumes by each way in. */
export const canary: Exporter = {
  id: 'canary',
  what: 'the canary of each zone',
  labels: scrapedPodLabels,
  values: { component: ['canary'] },
  metrics: [
    { name: 'automq_canary_rounds_total', type: 'counter', labels: ['path', 'result'], values },
    gauge('automq_canary_last_success_timestamp_seconds'),
    gauge('automq_canary_produce_seconds'),
    gauge('automq_canary_end_to_end_seconds'),
    gauge('automq_canary_partitions'),
    gauge('automq_canary_partitions_led_in_zone'),
    gauge('automq_canary_partitions_failed'),
  ],
  source: 'charts/canary of this kit',
};
