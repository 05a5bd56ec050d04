import type { InstanceTypeFacts } from '../facts/instance-types';
import type { NodeShape } from './memory';

/** Room for the image, container images and the logs of a node; messages never lie on it. */
export const rootVolumeGib = 50;

/** Most pods that a managed node group gives a node (EKS user guide, "Choose an optimal instance type"). */
const mostPods = (vcpu: number) => (vcpu < 30 ? 110 : 250);

/** What the agents of a node ask for (CNI, kube-proxy, EBS CSI, Pod Identity) with room for one of the customer's own. */
const agents = { cpuMillis: 300, memoryMib: 400 };

/** Kept for eviction, MiB. */
const evictionMib = 100;

/**
 * Memory that the hardware and the operating system keep of the nominal one, MiB: 400 and 2.75 %, which bounds what was
 * measured on m5 and r5 nodes from large to 16xlarge (2i2c-org/infrastructure, instance_capacities.yaml: m5.large 552,
 * m5.xlarge 672 to 848).
 */
const systemMib = (memoryMib: number) => 400 + Math.ceil(memoryMib * 0.0275);

/** Kept for the kubelet by EKS's AL2023 nodes: 255 MiB and 11 a pod, and 6 % of the first core down to 0.25 % of the fifth. */
const kubelet = (vcpu: number, maxPods: number) => ({
  memoryMib: 255 + 11 * maxPods,
  cpuMillis: 60 + (vcpu > 1 ? 10 : 0) + 5 * Math.min(2, Math.max(0, vcpu - 2)) + 2.5 * Math.max(0, vcpu - 4),
});

/** Most pods of a node of this type. */
export const maxPodsOf = ({ vcpu, maxPods }: InstanceTypeFacts): number => Math.min(maxPods, mostPods(vcpu));

/** What a pod can have of a managed EKS node of this type. */
export const eksNode = (facts: InstanceTypeFacts): NodeShape => nodeWith(facts, systemMib(facts.memoryMib));

/**
 * Memory that Karpenter expects a node never to have, MiB: 64 of a Graviton one, and 7.5 % of the rest by its setting
 * `vmMemoryOverheadPercent` (pkg/providers/instancetype/types.go of version 1.14.1).
 */
function karpenterMib({ memoryMib, architecture }: InstanceTypeFacts): number {
  const reserved = architecture === 'arm64' ? 64 : 0;
  return reserved + Math.ceil((memoryMib - reserved) * 0.075);
}

/** The same of a node that Karpenter starts: a pod that asks for more than it expects gets no node at all. */
export const karpenterNode = (facts: InstanceTypeFacts): NodeShape =>
  nodeWith(facts, Math.max(systemMib(facts.memoryMib), karpenterMib(facts)));

/** The same of a broker's node. */
export const brokerNode = (facts: InstanceTypeFacts, { kind }: { readonly kind: string }): NodeShape =>
  kind === 'karpenter' ? karpenterNode(facts) : eksNode(facts);

function nodeWith(facts: InstanceTypeFacts, missingMib: number): NodeShape {
  const kept = kubelet(facts.vcpu, maxPodsOf(facts));
  return {
    podCpuMillis: Math.floor(facts.vcpu * 1000 - kept.cpuMillis - agents.cpuMillis),
    podMemoryMib: facts.memoryMib - missingMib - kept.memoryMib - evictionMib - agents.memoryMib,
    networkMbps: facts.networkBaselineMbps,
    architecture: facts.architecture,
  };
}
