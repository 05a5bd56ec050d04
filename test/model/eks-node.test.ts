import { instanceTypes } from '../../lib/facts/instance-types';
import { brokerNode, eksNode, karpenterNode, maxPodsOf } from '../../lib/model/eks-node';

/**
 * Allocatable memory that was measured on EKS nodes, MiB (2i2c-org/infrastructure, instance_capacities.yaml, the least of
 * each type). The table's m5 and r5 stand for the families of the same sizes.
 */
const measured = [
  { type: 'm6i.large', allocatableMib: 6966 },
  { type: 'm6i.xlarge', allocatableMib: 14_543 },
  { type: 'r6i.xlarge', allocatableMib: 30_634 },
];

test.each(measured)('a pod on $type leaves room for the node’s agents', ({ type, allocatableMib }) => {
  const { podMemoryMib } = eksNode(instanceTypes[type]!);
  expect(allocatableMib - podMemoryMib).toBeGreaterThanOrEqual(300);
  expect(podMemoryMib / allocatableMib).toBeGreaterThan(0.88);
});

test('on the smallest nodes there is CPU left for the agents', () => {
  const allocatable = { 'm7g.medium': 940, 'm7g.large': 1930, 'm7g.xlarge': 3920 };
  for (const [type, millis] of Object.entries(allocatable)) {
    expect(millis - eksNode(instanceTypes[type]!).podCpuMillis).toBeGreaterThanOrEqual(250);
  }
});

test('no instance type gives a pod less than nothing', () => {
  for (const facts of Object.values(instanceTypes)) {
    const { podCpuMillis, podMemoryMib } = eksNode(facts);
    expect(Math.min(podCpuMillis, podMemoryMib)).toBeGreaterThan(0);
  }
});

test('a pod on a node of Karpenter asks for no more than it expects of any type, and fits the node that comes', () => {
  for (const facts of Object.values(instanceTypes)) {
    const { memoryMib, vcpu, architecture } = facts;
    const usable = memoryMib - (architecture === 'arm64' ? 64 : 0);
    const expected = usable - Math.ceil(usable * 0.075) - (255 + 11 * maxPodsOf(facts)) - 100;
    const { podMemoryMib, podCpuMillis } = karpenterNode(facts);
    expect(expected - podMemoryMib).toBeGreaterThanOrEqual(400);
    expect(podMemoryMib).toBeLessThanOrEqual(eksNode(facts).podMemoryMib);
    expect(podCpuMillis).toBe(eksNode(facts).podCpuMillis);
    expect(podCpuMillis).toBeLessThan(vcpu * 1000);
  }
});

test('a broker has what its node has, whoever starts that', () => {
  const facts = instanceTypes['m7g.xlarge']!;
  expect(brokerNode(facts, { kind: 'karpenter' })).toEqual(karpenterNode(facts));
  for (const kind of ['fixed', 'clusterAutoscaler']) expect(brokerNode(facts, { kind })).toEqual(eksNode(facts));
});
