/**
 * What the PodMonitor puts on every series of a pod. Namespace, pod, container, endpoint, job and instance are the
 * operator's; the others its relabelling copies from the pod (charts/monitoring-chart.ts). A series that brings its own
 * job and instance keeps them, since labels are honoured.
 */
export const scrapedPodLabels = [
  'namespace',
  'pod',
  'container',
  'endpoint',
  'job',
  'instance',
  'zone',
  'component',
  'node',
] as const;

/** Values of `component`: whatever runs in pods and is scraped. */
export const scrapedComponents = ['controller', 'broker', 'canary', 'group-lag'] as const;
