import { karpenterRelease, nodePoolKinds } from './karpenter-release';

/** How Helm installs a component. */
export interface HelmRelease {
  readonly chart: string;
  /** The chart repository's URL; one of a registry (`oci://`) has the chart's name at its end. */
  readonly repository: string;
  /** The chart's version; `Component.version` is that of the software in it. */
  readonly version: string;
  readonly release: string;
  readonly namespace: string;
  /** Values that differ from the chart's own, whatever the deployment; see lib/model/helm-release.ts for the others. */
  readonly values: Readonly<Record<string, string>>;
}

/** Software that must run in the cluster before the charts of this kit can do their work. */
export interface Component {
  readonly id:
    | 'metrics-server'
    | 'prometheus-operator'
    | 'keda'
    | 'cert-manager'
    | 'aws-load-balancer-controller'
    | 'cluster-autoscaler'
    | 'karpenter'
    | 'snapshot-controller';
  readonly version: string;
  /** The kinds that our manifests or our autoscalers use; their absence from a cluster is the absence of this. */
  readonly kinds: readonly { readonly apiVersion: string; readonly kind: string }[];
  /** An object that it keeps in the cluster, by whose absence one without kinds of its own is missing. */
  readonly shownBy?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
  };
  readonly why: string;
  readonly helm: HelmRelease;
  /** Service account that calls AWS, in the namespace of the release; undefined for what doesn't. */
  readonly serviceAccount?: string;
  /** The EKS add-on that brings the same on a new EKS cluster. */
  readonly eksAddon?: { readonly name: string; readonly version?: string };
}

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

const keda: HelmRelease = {
  chart: 'keda',
  repository: 'https://kedacore.github.io/charts',
  version: '2.20.2',
  release: 'keda',
  namespace: 'keda',
  values: {},
};

/** The chart leaves the custom resource definitions out unless told otherwise. */
const certManager: HelmRelease = {
  chart: 'cert-manager',
  repository: 'https://charts.jetstack.io',
  version: 'v1.21.1',
  release: 'cert-manager',
  namespace: 'cert-manager',
  values: { 'crds.enabled': 'true' },
};

/**
 * It only fills target groups that are there, so everything else is off: the controllers of Services, Ingresses' extras
 * and Gateways, and the webhooks that a Service or an Ingress of somebody else would have to pass.
 */
const loadBalancerController: HelmRelease = {
  chart: 'aws-load-balancer-controller',
  repository: 'https://aws.github.io/eks-charts',
  version: '3.5.0',
  release: 'aws-load-balancer-controller',
  namespace: 'kube-system',
  values: {
    'controllerConfig.featureGates.EnableServiceController': 'false',
    'controllerConfig.featureGates.ALBGatewayAPI': 'false',
    'controllerConfig.featureGates.NLBGatewayAPI': 'false',
    enableServiceMutatorWebhook: 'false',
    'webhookConfig.disableIngressValidation': 'true',
    createIngressClassResource: 'false',
    'ingressClassParams.create': 'false',
    enableBackendSecurityGroup: 'false',
    enableShield: 'false',
    enableWaf: 'false',
    enableWafv2: 'false',
    // Without it every upgrade makes a new certificate for the webhooks, and calls fail until all pods have it.
    keepTLSSecret: 'true',
  },
};

/**
 * What is left at its default is right here: `skip-nodes-with-local-storage` keeps it from ever moving a broker, which
 * has such volumes, so that it removes a node only when its broker has gone; and since a broker fits the node group of
 * its zone alone, neither an expander nor the balancing of similar groups has anything to choose.
 */
const clusterAutoscaler: HelmRelease = {
  chart: 'cluster-autoscaler',
  repository: 'https://kubernetes.github.io/autoscaler',
  version: '9.59.0',
  release: 'cluster-autoscaler',
  namespace: 'kube-system',
  values: {
    fullnameOverride: 'cluster-autoscaler',
    // A broker that an autoscaler took away may be wanted again soon, and its node is there until then.
    'extraArgs.scale-down-unneeded-time': '10m',
    // What agents on every node ask for must not make a small node look used.
    'extraArgs.ignore-daemonsets-utilization': 'true',
  },
};

/** Of the maintainers of a storage driver, since the project itself publishes manifests only; it brings the kinds along. */
const snapshotController: HelmRelease = {
  chart: 'snapshot-controller',
  repository: 'https://piraeus.io/helm-charts/',
  version: '5.2.0',
  release: 'snapshot-controller',
  namespace: 'kube-system',
  values: {},
};

/**
 * The one list of what the charts lean on.
 * Sources: charts/metrics-server/Chart.yaml and its changelog (3.13.1 of 2026-02-27 brings 0.8.1) in
 * https://github.com/kubernetes-sigs/metrics-server; release kube-prometheus-stack-88.5.3 (operator 0.93.1, Kubernetes
 * 1.25 or later) of https://github.com/prometheus-community/helm-charts. Checked 2026-11-20.
 * Tag v1.21.1 (2026-07-29, Kubernetes 1.33 to 1.36) of https://github.com/cert-manager/cert-manager with its chart's
 * values; https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html, which offers it as EKS add-on
 * `cert-manager`. Tag v3.5.0 (2026-08-03) of https://github.com/kubernetes-sigs/aws-load-balancer-controller with its
 * chart, which EKS has no add-on for (https://github.com/aws/containers-roadmap/issues/1162). Tags
 * cluster-autoscaler-chart-9.59.0 (2026-07-21) and cluster-autoscaler-1.35.2 of https://github.com/kubernetes/autoscaler,
 * with the flags in cluster-autoscaler/config/flags/flags.go. Tag v2.20.2 of https://github.com/kedacore/keda and of
 * https://github.com/kedacore/charts, tested with Kubernetes 1.33 to 1.35 (https://keda.sh/docs/2.20/operate/cluster/).
 * Tag v8.6.0 of https://github.com/kubernetes-csi/external-snapshotter, and chart snapshot-controller 5.2.0 (2026-07-21) of
 * https://github.com/piraeusdatastore/helm-charts, which carries it.
 * Tag v1.14.1 (2026-08-20) of https://github.com/aws/karpenter-provider-aws with its chart, its compatibility matrix
 * (Kubernetes 1.34 to 1.36) and pkg/operator/options. Checked 2026-11-21.
 */
export const components: readonly Component[] = [
  {
    id: 'metrics-server',
    version: '0.8.1',
    kinds: [{ apiVersion: 'metrics.k8s.io/v1beta1', kind: 'PodMetrics' }],
    why: 'Serves CPU and memory use of pods, without which no horizontal autoscaler scales and kubectl top is empty.',
    helm: metricsServer,
    eksAddon: { name: 'metrics-server' },
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
  },
  {
    id: 'keda',
    version: '2.20.2',
    kinds: [{ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject' }],
    why: 'Scales the brokers of each zone by what Prometheus sees of the network, and keeps their number when it sees nothing.',
    helm: keda,
  },
  {
    id: 'cert-manager',
    version: '1.21.1',
    kinds: [
      { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' },
      { apiVersion: 'cert-manager.io/v1', kind: 'Issuer' },
    ],
    why: 'Issues the certificates of nodes and users and renews them before they run out.',
    helm: certManager,
    eksAddon: { name: 'cert-manager' },
  },
  {
    id: 'aws-load-balancer-controller',
    version: '3.5.0',
    kinds: [{ apiVersion: 'elbv2.k8s.aws/v1beta1', kind: 'TargetGroupBinding' }],
    why: 'Registers brokers in the target groups of the load balancers, for which it needs rights of its own.',
    helm: loadBalancerController,
    serviceAccount: 'aws-load-balancer-controller',
  },
  {
    id: 'cluster-autoscaler',
    version: '1.35.2',
    kinds: [],
    shownBy: { apiVersion: 'v1', kind: 'ConfigMap', name: 'cluster-autoscaler-status', namespace: 'kube-system' },
    why: 'Adds a node for a broker that finds none and removes nodes on which no broker is.',
    helm: clusterAutoscaler,
    serviceAccount: 'cluster-autoscaler',
  },
  {
    id: 'karpenter',
    version: '1.14.1',
    kinds: nodePoolKinds,
    why: 'Adds a node for a broker that finds none, removes empty ones and replaces those that no longer are as the file says.',
    helm: karpenterRelease,
    serviceAccount: 'karpenter',
  },
  {
    id: 'snapshot-controller',
    version: '8.6.0',
    kinds: [
      { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshot' },
      { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshotClass' },
    ],
    why: 'Has the storage’s driver make the snapshots that are asked for; without it nobody does, and the job waits in vain.',
    helm: snapshotController,
  },
];
