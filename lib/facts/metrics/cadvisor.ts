import type { Exporter } from './exporter';
import type { Metric } from './metric';

const container = ['namespace', 'pod', 'container', 'image', 'id', 'name'];
const network = ['namespace', 'pod', 'interface', 'image', 'id', 'name'];

const metric = (name: string, type: Metric['type'], labels: readonly string[]): Metric => ({ name, type, labels });

/** What the kubelet's cAdvisor says of containers. */
export const cadvisor: Exporter = {
  id: 'cadvisor',
  what: 'the kubelet’s cAdvisor, which kube-prometheus-stack scrapes',
  labels: ['job', 'instance', 'service', 'endpoint', 'node', 'metrics_path'],
  metrics: [
    metric('container_cpu_usage_seconds_total', 'counter', container),
    metric('container_cpu_cfs_periods_total', 'counter', container),
    metric('container_cpu_cfs_throttled_periods_total', 'counter', container),
    metric('container_memory_working_set_bytes', 'gauge', container),
    metric('container_memory_rss', 'gauge', container),
    metric('container_network_receive_bytes_total', 'counter', network),
    metric('container_network_transmit_bytes_total', 'counter', network),
  ],
  source:
    'docs/storage/prometheus.md of https://github.com/google/cadvisor, and what kube-prometheus-stack 88.5.3 does not drop',
};
