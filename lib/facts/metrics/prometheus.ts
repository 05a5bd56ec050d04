import { alertSeverities } from '../alert-ids';
import type { Exporter } from './exporter';
import { scrapedComponents, scrapedPodLabels } from './scraped-pod';

/** What Prometheus itself says of the scraped pods and of its alerts. */
export const prometheus: Exporter = {
  id: 'prometheus',
  what: 'Prometheus itself',
  labels: scrapedPodLabels,
  values: { component: scrapedComponents },
  metrics: [
    { name: 'up', type: 'gauge', labels: [] },
    { name: 'scrape_duration_seconds', type: 'gauge', labels: [] },
    { name: 'scrape_samples_scraped', type: 'gauge', labels: [] },
    {
      name: 'ALERTS',
      type: 'gauge',
      labels: ['alertname', 'alertstate', 'severity', 'owner', 'deployment'],
      values: { alertstate: ['pending', 'firing'], severity: alertSeverities },
    },
  ],
  source: 'https://prometheus.io/docs/concepts/jobs_instances/ and its page on alerting rules',
};
