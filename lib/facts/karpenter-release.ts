/**
 * How Helm installs Karpenter. It runs two times on the system nodes: its chart keeps it off nodes that it made itself,
 * and taints keep it off the others. `isolatedVPC` spares it what no VPC endpoint answers, prices and its own instance
 * profiles (it is given one), and with that the rights for it. Without `reservedCapacity` it takes open capacity
 * reservations as node groups do. Requests: its guide asks for a core, for clusters of hundreds of nodes.
 */
export const karpenterRelease = {
  chart: 'karpenter',
  repository: 'oci://public.ecr.aws/karpenter/karpenter',
  version: '1.14.1',
  release: 'karpenter',
  namespace: 'kube-system',
  values: {
    'settings.isolatedVPC': 'true',
    'settings.featureGates.reservedCapacity': 'false',
    'controller.resources.requests.cpu': '250m',
    'controller.resources.requests.memory': '1Gi',
    'controller.resources.limits.memory': '1Gi',
  },
};

/** The kinds that our manifests use. */
export const nodePoolKinds = [
  { apiVersion: 'karpenter.sh/v1', kind: 'NodePool' },
  { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass' },
] as const;
