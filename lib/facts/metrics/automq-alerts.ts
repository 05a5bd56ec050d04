import type { Exporter } from './exporter';

/** Recording rules of the PrometheusRule `automq-alerts`: what alerts and dashboards share. */
export const automqAlerts: Exporter = {
  id: 'automq-alerts',
  what: 'the recording rules of alerts',
  labels: ['namespace'],
  metrics: [
    { name: 'automq:group_lag_messages', type: 'gauge', labels: ['consumer_group', 'topic'] },
    { name: 'automq:contract_written_ratio', type: 'gauge', labels: ['topic'] },
    { name: 'automq:contract_group_lag_share', type: 'gauge', labels: ['consumer_group', 'topic'] },
  ],
  source: 'lib/model/alerts/recording-rules.ts and contract-recordings.ts of this kit',
};
