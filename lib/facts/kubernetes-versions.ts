/** How long EKS supports a Kubernetes minor version, and whether `delivery: cdk` can talk to it. */
export interface KubernetesVersionFacts {
  /** Last day of standard support on EKS, ISO date. After it the control plane costs six times as much per hour. */
  readonly standardSupportUntil: string;
  /** Last day of extended support on EKS, ISO date. After it AWS upgrades the cluster by itself. */
  readonly extendedSupportUntil: string;
  /**
   * Whether the kubectl of this package can be used. Only version 1.35 of it is a dependency
   * (`@aws-cdk/lambda-layer-kubectl-v35`), and kubectl supports API servers one minor version older or newer.
   */
  readonly kubectlLayer: boolean;
  /** Release of the Cluster Autoscaler for it; the project asks for that of the same minor version. */
  readonly clusterAutoscaler: string;
}

/**
 * The Kubernetes minor versions that a new EKS cluster may have.
 * Sources: the release calendar of https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html, as
 * recorded by https://endoflife.date/amazon-eks; https://kubernetes.io/releases/version-skew-policy/ for kubectl.
 * Checked 2026-11-20. Tags and README of cluster-autoscaler in https://github.com/kubernetes/autoscaler. Checked
 * 2026-11-21.
 */
export const kubernetesVersions: Readonly<Record<string, KubernetesVersionFacts>> = {
  '1.34': {
    standardSupportUntil: '2026-12-02',
    extendedSupportUntil: '2027-12-02',
    kubectlLayer: true,
    clusterAutoscaler: '1.34.5',
  },
  '1.35': {
    standardSupportUntil: '2027-03-27',
    extendedSupportUntil: '2028-03-27',
    kubectlLayer: true,
    clusterAutoscaler: '1.35.2',
  },
  '1.36': {
    standardSupportUntil: '2027-08-02',
    extendedSupportUntil: '2028-08-02',
    kubectlLayer: true,
    clusterAutoscaler: '1.36.1',
  },
};

/** The version of the kubectl layer itself, so that no command meets a skew. Checked 2026-11-20. */
export const defaultKubernetesVersion = '1.35';
