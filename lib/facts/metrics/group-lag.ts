import type { Exporter } from './exporter';
import { scrapedPodLabels } from './scraped-pod';

const partition = ['consumer_group', 'topic', 'partition'];

/** Says how far consumer groups are behind, in records and in seconds. */
export const groupLag: Exporter = {
  id: 'group-lag',
  what: 'the exporter of consumer groups’ lag',
  labels: scrapedPodLabels,
  values: { component: ['group-lag'] },
  metrics: [
    { name: 'automq_group_lag_messages', type: 'gauge', labels: partition },
    { name: 'automq_group_lag_seconds', type: 'gauge', labels: partition },
    { name: 'automq_group_lag_last_success_timestamp_seconds', type: 'gauge', labels: [] },
    { name: 'automq_topic_retention_seconds', type: 'gauge', labels: ['topic'] },
  ],
  source: 'charts/group-lag of this kit',
};
