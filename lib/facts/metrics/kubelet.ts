import type { Exporter } from './exporter';
import type { Metric } from './metric';

const claim = ['namespace', 'persistentvolumeclaim'];
const gauge = (name: string): Metric => ({ name, type: 'gauge', labels: claim });

/** What the kubelet says of the volumes that pods on its node have mounted. */
export const kubelet: Exporter = {
  id: 'kubelet',
  what: 'the kubelet’s volume statistics, which kube-prometheus-stack scrapes',
  labels: ['job', 'instance', 'service', 'endpoint', 'node', 'metrics_path'],
  metrics: [
    gauge('kubelet_volume_stats_available_bytes'),
    gauge('kubelet_volume_stats_capacity_bytes'),
    gauge('kubelet_volume_stats_used_bytes'),
    gauge('kubelet_volume_stats_inodes'),
    gauge('kubelet_volume_stats_inodes_free'),
    gauge('kubelet_volume_stats_inodes_used'),
  ],
  source: 'pkg/kubelet/metrics/collectors/volume_stats.go of https://github.com/kubernetes/kubernetes',
};
