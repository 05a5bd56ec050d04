import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Deployment } from '../lib/model/deployment';
import { deploymentSelector, zoneLabel } from '../lib/model/labels';
import { podMonitorName } from '../lib/model/names';
import { isScraped } from '../lib/model/needed-components';
import { namespacedChartProps } from './chart-props';

/** Tells the Prometheus operator what to scrape; empty where nothing scrapes. */
export class MonitoringChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { monitoring, name } = deployment;
    if (!isScraped(deployment) || monitoring.kind !== 'podMonitor') return;
    new ApiObject(this, 'pod-monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: podMonitorName, labels: monitoring.labels },
      spec: {
        selector: { matchLabels: deploymentSelector(name) },
        podMetricsEndpoints: [
          {
            port: 'metrics',
            path: '/metrics',
            interval: `${monitoring.scrapeIntervalSeconds}s`,
            // AutoMQ's own `job` is the cluster id and its `instance` the node id; its dashboards and alerts use them.
            honorLabels: true,
            relabelings: [
              fromPod('zone', podLabel(zoneLabel)),
              fromPod('component', podLabel('app.kubernetes.io/component')),
              fromPod('node', '__meta_kubernetes_pod_node_name'),
            ],
          },
        ],
      },
    });
  }
}

/** Copies what Prometheus has discovered about the pod; `pod` and `namespace` the operator adds itself. */
const fromPod = (targetLabel: string, source: string) => ({ action: 'replace', sourceLabels: [source], targetLabel });

/** Prometheus' name for a pod label: everything but letters and digits becomes an underscore. */
const podLabel = (label: string) => `__meta_kubernetes_pod_label_${label.replace(/[^A-Za-z0-9]/g, '_')}`;
