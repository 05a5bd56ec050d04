/** An EKS add-on that a new cluster gets. */
export interface EksAddon {
  readonly name: string;
  readonly why: string;
  /**
   * Pinned versions by Kubernetes minor. Where a minor is missing, leave the version out: EKS then installs its default
   * for the cluster's version and keeps that until somebody updates the add-on.
   */
  readonly versions: Readonly<Record<string, string>>;
  /** JSON text for the add-on's `configurationValues`. */
  readonly configurationValues?: string;
  /** Whether it becomes active only on a running node; the others must exist before the first node joins. */
  readonly needsNodes: boolean;
  /** The Pod Identity association that it needs, with the AWS managed policies of its role (path and name). */
  readonly podIdentity?: {
    readonly namespace: string;
    readonly serviceAccount: string;
    readonly managedPolicies: readonly string[];
  };
  /** The object by whose absence the add-on is missing from a cluster that somebody else has made. */
  readonly shownBy?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  };
}

/**
 * The add-ons of a new EKS cluster, in the order in which they are wanted.
 * Versions are pinned only where AWS publishes a table of them (CoreDNS, kube-proxy), and to builds that the tables of
 * the commercial and of the China regions both reached; AWS publishes none for the others.
 * For a customer managed key the EBS driver's role also needs `volumeKeyActions`.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/ workloads-add-ons-available-eks.html,
 * managing-coredns.html, managing-kube-proxy.html, cni-network-policy-configure.html, cni-iam-role.html, ebs-csi.html,
 * pod-id-agent-setup.html. Checked 2026-11-20. community-addons.html, for metrics-server and cert-manager, which installs
 * its custom resource definitions itself. Checked 2026-11-21.
 */
export const eksAddons: readonly EksAddon[] = [
  {
    name: 'eks-pod-identity-agent',
    why: 'Hands the credentials of an associated IAM role to pods; without it every AWS call of a broker is anonymous.',
    versions: {},
    needsNodes: false,
    shownBy: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      name: 'eks-pod-identity-agent',
      namespace: 'kube-system',
    },
  },
  {
    name: 'vpc-cni',
    why: 'Gives pods VPC addresses, and with this setting enforces NetworkPolicy.',
    versions: {},
    configurationValues: '{"enableNetworkPolicy":"true"}',
    needsNodes: false,
    podIdentity: {
      namespace: 'kube-system',
      serviceAccount: 'aws-node',
      managedPolicies: ['AmazonEKS_CNI_Policy'],
    },
  },
  {
    name: 'kube-proxy',
    why: 'Makes the addresses of Services work on every node; its version follows the cluster.',
    versions: { '1.34': 'v1.34.6-eksbuild.2', '1.35': 'v1.35.3-eksbuild.2' },
    needsNodes: false,
  },
  {
    name: 'coredns',
    why: 'Resolves the names by which controllers and brokers find each other.',
    versions: { '1.34': 'v1.13.2-eksbuild.7', '1.35': 'v1.14.2-eksbuild.4' },
    needsNodes: true,
  },
  {
    name: 'aws-ebs-csi-driver',
    why: 'Makes the volumes of controllers and brokers.',
    versions: {},
    needsNodes: true,
    podIdentity: {
      namespace: 'kube-system',
      serviceAccount: 'ebs-csi-controller-sa',
      managedPolicies: ['service-role/AmazonEBSCSIDriverPolicy'],
    },
    shownBy: { apiVersion: 'storage.k8s.io/v1', kind: 'CSIDriver', name: 'ebs.csi.aws.com' },
  },
  {
    name: 'metrics-server',
    why: 'Serves CPU and memory use of pods to autoscalers and to kubectl top.',
    versions: {},
    needsNodes: true,
  },
  {
    name: 'cert-manager',
    why: 'Issues and renews certificates; its images come from EKS’s own registry, which a VPC without NAT reaches too.',
    versions: {},
    needsNodes: true,
  },
];
