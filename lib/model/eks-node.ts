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

/** What a pod can have of a managed EKS node of this type. */
export function eksNode(facts: InstanceTypeFacts): NodeShape {
  const kept = kubelet(facts.vcpu, Math.min(facts.maxPods, mostPods(facts.vcpu)));
  return {
    podCpuMillis: Math.floor(facts.vcpu * 1000 - kept.cpuMillis - agents.cpuMillis),
    podMemoryMib: facts.memoryMib - systemMib(facts.memoryMib) - kept.memoryMib - evictionMib - agents.memoryMib,
    networkMbps: facts.networkBaselineMbps,
    architecture: facts.architecture,
  };
}
