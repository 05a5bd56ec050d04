/** How Helm installs a component. */
export interface HelmRelease {
  readonly chart: string;
  /** The chart repository's URL. */
  readonly repository: string;
  /** The chart's version; `Component.version` is that of the software in it. */
  readonly version: string;
  readonly release: string;
  readonly namespace: string;
  /** Values that differ from the chart's own. */
  readonly values: Readonly<Record<string, string>>;
}

/** Software that must run in the cluster before the charts of this kit can do their work. */
export interface Component {
  readonly id: 'metrics-server' | 'prometheus-operator';
  readonly version: string;
  /** The kinds that our manifests or our autoscalers use; their absence from a cluster is the absence of this. */
  readonly kinds: readonly { readonly apiVersion: string; readonly kind: string }[];
  readonly why: string;
  readonly helm: HelmRelease;
  /** The EKS add-on that brings the same on a new EKS cluster. */
  readonly eksAddon?: { readonly name: string; readonly version?: string };
  /** A command that installs or upgrades exactly this version. */
  readonly installCommand: string;
}

const helmCommand = ({ chart, repository, version, release, namespace, values }: HelmRelease): string =>
  [
    `helm upgrade --install ${release} ${chart} --repo ${repository} --version ${version}`,
    `--namespace ${namespace} --create-namespace`,
    ...Object.entries(values).map(([key, value]) => `--set ${key}=${value}`),
  ].join(' ');

const metricsServer: HelmRelease = {
  chart: 'metrics-server',
  repository: 'https://kubernetes-sigs.github.io/metrics-server/',
  version: '3.13.1',
  release: 'metrics-server',
  namespace: 'kube-system',
  values: {},
};

/** By default the chart's Prometheus sees only monitors and rules that carry its own release label. */
const prometheusStack: HelmRelease = {
  chart: 'kube-prometheus-stack',
  repository: 'https://prometheus-community.github.io/helm-charts',
  version: '88.5.3',
  release: 'kube-prometheus-stack',
  namespace: 'monitoring',
  values: {
    'prometheus.prometheusSpec.podMonitorSelectorNilUsesHelmValues': 'false',
    'prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues': 'false',
  },
};

/**
 * The one list of what the charts lean on.
 * Sources: charts/metrics-server/Chart.yaml and its changelog (3.13.1 of 2026-02-27 brings 0.8.1) in
 * https://github.com/kubernetes-sigs/metrics-server; release kube-prometheus-stack-88.5.3 (operator 0.93.1, Kubernetes
 * 1.25 or later) of https://github.com/prometheus-community/helm-charts. Checked 2026-11-20.
 */
export const components: readonly Component[] = [
  {
    id: 'metrics-server',
    version: '0.8.1',
    kinds: [{ apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' }],
    why: 'Serves CPU and memory use of pods, without which no horizontal autoscaler scales and kubectl top is empty.',
    helm: metricsServer,
    eksAddon: { name: 'metrics-server' },
    installCommand: helmCommand(metricsServer),
  },
  {
    id: 'prometheus-operator',
    version: '0.93.1',
    kinds: [
      { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' },
      { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' },
    ],
    why: 'Turns the PodMonitor and the alert rules of this kit into scrape targets and alerts of a Prometheus.',
    helm: prometheusStack,
    installCommand: helmCommand(prometheusStack),
  },
];
