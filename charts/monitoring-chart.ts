import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { components } from '../lib/facts/components';
import type { Deployment } from '../lib/model/deployment';
import { deploymentSelector, zoneLabel } from '../lib/model/labels';
import { certificateMonitorName, podMonitorName } from '../lib/model/names';
import { isIssuing, isScraped } from '../lib/model/needed-components';
import { namespacedChartProps } from './chart-props';

type PodMonitoring = Extract<Deployment['monitoring'], { kind: 'podMonitor' }>;

/** Where the kit installs cert-manager, EKS its add-on, and the documentation everybody. */
const certManagerNamespace = components.find(({ id }) => id === 'cert-manager')?.helm.namespace;

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
    if (isIssuing(deployment)) this.addCertificateMonitor(deployment, monitoring);
  }

  /** cert-manager gives the ends of all certificates of the cluster; only those of this namespace are kept. */
  private addCertificateMonitor({ namespace }: Deployment, { labels, scrapeIntervalSeconds }: PodMonitoring): void {
    new ApiObject(this, 'certificate-monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: certificateMonitorName, labels },
      spec: {
        namespaceSelector: { matchNames: [certManagerNamespace] },
        selector: {
          matchLabels: { 'app.kubernetes.io/name': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
        },
        podMetricsEndpoints: [
          {
            port: 'http-metrics',
            path: '/metrics',
            interval: `${scrapeIntervalSeconds}s`,
            // Then `namespace` is that of the certificate.
            honorLabels: true,
            relabelings: [],
            metricRelabelings: [
              {
                action: 'keep',
                sourceLabels: ['__name__', 'namespace'],
                regex: `certmanager_certificate_.+;${namespace}`,
              },
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
