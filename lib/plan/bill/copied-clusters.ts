import { mib } from '../../model/capacity/mib';
import type { EnvelopeCapacity } from '../../model/capacity/capacity';
import type { BillBasis } from './bill-basis';
import type { ClusterDemand, ClusterRules, KafkaCluster, Machine } from './kafka-cluster';
import { kafkaCluster, machineFor } from './kafka-cluster';
import type { Knobs } from './knobs';

/** What is asked of brokers that keep copies on their own disks. */
export interface Copied {
  readonly knobs: Knobs;
  readonly zones: number;
  /** One copy of what lies on disks. */
  readonly storedGb: number;
  /** Types of brokers, from small to large. */
  readonly machines: readonly [Machine, ...Machine[]];
  /** Disks that a broker may have. */
  readonly disksEach: number;
  /** How often a written byte leaves for the object store. */
  readonly uploads: number;
}

export interface CopiedClusters {
  readonly machine: Machine;
  readonly peak: KafkaCluster;
  readonly normal: KafkaCluster;
}

/** The cluster that carries every envelope, and the one of the same machines that ordinary hours would need. */
export function copiedClusters(
  { deployment: { plan }, capacity: { perEnvelope }, site }: BillBasis,
  { knobs, machines, storedGb, ...setting }: Copied,
): CopiedClusters {
  const { clientMibPerSecondPerVcpu, tlsCpuFactor, requestsPerSecondPerVcpu } = site.constants;
  const rules: ClusterRules = {
    ...setting,
    replicationFactor: plan.comparison.replicationFactor,
    headroom: plan.headroomPercent / 100,
    survive: plan.survive,
    diskFill: plan.comparison.diskFillPercent / 100,
    bytesPerSecondPerVcpu: (clientMibPerSecondPerVcpu * mib) / (site.tls ? tlsCpuFactor : 1),
    requestsPerSecondPerVcpu,
  };
  const worst = worstOf(perEnvelope, knobs.scale);
  const ordinary = perEnvelope.filter(({ envelope }) => envelope === 'normal');
  const work = { demand: worst, storedGb };
  const machine = machineFor(work, machines, rules);
  return {
    machine,
    peak: kafkaCluster(work, machine, rules),
    normal: kafkaCluster({ demand: worstOf(ordinary, knobs.scale), storedGb }, machine, rules),
  };
}

/** The most of each kind that any of the envelopes asks for. */
function worstOf(some: readonly EnvelopeCapacity[], scale: number): ClusterDemand {
  const most = (part: keyof ClusterDemand) => Math.max(0, ...some.map(({ demand }) => demand[part])) * scale;
  return {
    writeBytesPerSecond: most('writeBytesPerSecond'),
    liveReadBytesPerSecond: most('liveReadBytesPerSecond'),
    catchUpReadBytesPerSecond: most('catchUpReadBytesPerSecond'),
    requestsPerSecond: most('requestsPerSecond'),
  };
}
