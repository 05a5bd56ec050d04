import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { components } from '../lib/facts/components';
import type { Deployment } from '../lib/model/deployment';
import { componentLabel, componentSelector, deploymentSelector, zoneLabel } from '../lib/model/labels';
import { quickCanarySeconds } from '../lib/model/monitors';
import { canaryMonitorName, certificateMonitorName, podMonitorName } from '../lib/model/names';
import { isIssuing, isScraped } from '../lib/model/needed-components';
import { namespacedChartProps } from './chart-props';

type PodMonitoring = Extract<Deployment['monitoring'], { kind: 'podMonitor' }>;

/** How often pods are scraped, and which. */
interface Scrape {
  readonly seconds: number;
  readonly selector: Readonly<Record<string, unknown>>;
}

const notCanary = { key: componentLabel, operator: 'NotIn', values: ['canary'] };

/** Where the kit installs cert-manager, EKS its add-on, and the documentation everybody. */
const certManagerNamespace = components.find(({ id }) => id === 'cert-manager')?.helm.namespace;

/** Tells the Prometheus operator what to scrape; empty where nothing scrapes. */
export class MonitoringChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { monitoring, name } = deployment;
    if (!isScraped(deployment) || monitoring.kind !== 'podMonitor') return;
    const canarySeconds = quickCanarySeconds(deployment);
    this.addPodMonitor(podMonitorName, monitoring, {
      seconds: monitoring.scrapeIntervalSeconds,
      selector: {
        matchLabels: deploymentSelector(name),
        ...(canarySeconds === undefined ? {} : { matchExpressions: [notCanary] }),
      },
    });
    // Read late, its last success looks older than it is, and one failed round like a minute of them.
    if (canarySeconds !== undefined)
      this.addPodMonitor(canaryMonitorName, monitoring, {
        seconds: canarySeconds,
        selector: { matchLabels: componentSelector(name, 'canary') },
      });
    if (isIssuing(deployment)) this.addCertificateMonitor(deployment, monitoring);
  }

  private addPodMonitor(name: string, { labels }: PodMonitoring, { seconds, selector }: Scrape): void {
    new ApiObject(this, name, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name, labels },
      spec: {
        selector,
        podMetricsEndpoints: [
          {
            port: 'metrics',
            path: '/metrics',
            interval: `${seconds}s`,
            // AutoMQ's own `job` is the cluster id and its `instance` the node id; its dashboards and alerts use them.
            honorLabels: true,
            relabelings: [
              fromPod('zone', podLabel(zoneLabel)),
              fromPod('component', podLabel(componentLabel)),
              fromPod('node', '__meta_kubernetes_pod_node_name'),
            ],
          },
        ],
      },
    });
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
