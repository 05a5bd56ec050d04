import type { Deployment } from '../../model/deployment';

/** What all groups ask for at the worst moment of an envelope, each second. */
export interface ClusterDemand {
  readonly writeBytesPerSecond: number;
  readonly liveReadBytesPerSecond: number;
  readonly catchUpReadBytesPerSecond: number;
  readonly requestsPerSecond: number;
}

/** A type of machine that brokers may run on. */
export interface Machine {
  /** `m7g.xlarge` */
  readonly name: string;
  /** Id of the price of one hour. */
  readonly price: string;
  /** Sustained, one direction. */
  readonly networkBytesPerSecond: number;
  readonly vcpu: number;
  /** Where more of them would be wanted in a zone, the next type is taken. */
  readonly mostPerZone: number;
}

export interface ClusterRules {
  readonly zones: number;
  readonly replicationFactor: number;
  /** Share of a broker's network and CPU that is kept free, 0 to 1. */
  readonly headroom: number;
  readonly survive: Deployment['plan']['survive'];
  /** How full disks are run, 0 to 1. */
  readonly diskFill: number;
  /** Disks that a broker may have. */
  readonly disksEach: number;
  /** How often a written byte leaves for the object store. */
  readonly uploads: number;
  /** What a vCPU carries of client bytes and copies together, with TLS where there is any. */
  readonly bytesPerSecondPerVcpu: number;
  readonly requestsPerSecondPerVcpu: number;
}

export interface KafkaCluster {
  readonly brokers: number;
  /** Disks of each broker. */
  readonly disksEach: number;
  /** Of one broker, all its disks together. */
  readonly diskGibEach: number;
  readonly diskMibPerSecondEach: number;
  /** What decides the number. */
  readonly binding: 'network' | 'CPU' | 'disks' | 'copies';
}

/** Largest and fastest gp3 volume. */
const largestDisk = { gib: 16_384, mibPerSecond: 1000 };

/** What a cluster has to carry and to keep. */
export interface Work {
  readonly demand: ClusterDemand;
  /** What lies on disks, one copy of it. */
  readonly storedGb: number;
}

/**
 * Brokers of a cluster that keeps copies on its own disks: as many as network, CPU, disks and copies ask for, in each
 * zone the same number.
 */
export function kafkaCluster(work: Work, machine: Machine, rules: ClusterRules): KafkaCluster {
  const { zones, replicationFactor } = rules;
  const { network, cpu } = brokersByLoad(work.demand, machine, rules);
  const { diskGib, diskMibPerSecond, disks, brokers: byDisks } = disksOf(work, rules);
  const most = Math.max(network, cpu, byDisks, replicationFactor);
  const brokers = Math.ceil(most / zones) * zones;
  return {
    brokers,
    disksEach: Math.max(1, Math.ceil(disks / brokers)),
    diskGibEach: diskGib / brokers,
    diskMibPerSecondEach: diskMibPerSecond / brokers,
    binding: network === most ? 'network' : cpu === most ? 'CPU' : byDisks === most ? 'disks' : 'copies',
  };
}

/**
 * The first of the machines, from small to large, of which no more than its most are wanted in a zone, or no more than
 * disks want anyway; the last where none is large enough. What machines of a family cost and carry grows alike (but for
 * the rounding of published bandwidths), so that the first is the cheapest, more load never takes fewer vCPUs, and twice
 * the load never takes fewer brokers of the next type than it took of this one. A little more load may.
 */
export function machineFor(work: Work, machines: readonly [Machine, ...Machine[]], rules: ClusterRules): Machine {
  const byDisks = disksOf(work, rules).brokers;
  const isEnough = (machine: Machine) => {
    const { network, cpu } = brokersByLoad(work.demand, machine, rules);
    return Math.max(network, cpu) <= Math.max(machine.mostPerZone * rules.zones, byDisks);
  };
  const found = machines.find(isEnough);
  const last = machines[machines.length - 1];
  return found ? found : last ? last : machines[0];
}

function disksOf({ demand, storedGb }: Work, { replicationFactor, diskFill, disksEach }: ClusterRules) {
  const diskGib = (storedGb * replicationFactor) / diskFill;
  const diskMibPerSecond =
    (demand.writeBytesPerSecond * replicationFactor + demand.catchUpReadBytesPerSecond) / 2 ** 20;
  const disks = Math.max(diskGib / largestDisk.gib, diskMibPerSecond / largestDisk.mibPerSecond);
  return { diskGib, diskMibPerSecond, disks, brokers: Math.ceil(disks / disksEach) };
}

/**
 * Each byte comes in once for each copy, and goes out to the other copies, to readers, and to the object store; and each
 * takes CPU. The rule is that of this deployment's own sizing: headroom while everything is healthy, none while what may
 * fail has failed. Where every zone holds a copy, its loss takes one copy from everything.
 */
function brokersByLoad(demand: ClusterDemand, machine: Machine, rules: ClusterRules) {
  const { zones, replicationFactor, uploads } = rules;
  const write = demand.writeBytesPerSecond;
  const read = demand.liveReadBytesPerSecond + demand.catchUpReadBytesPerSecond;
  const copiesAfter = replicationFactor === zones ? replicationFactor - 1 : replicationFactor;
  const network = (copies: number) =>
    Math.max(write * copies, write * (copies - 1 + uploads) + read) / machine.networkBytesPerSecond;
  const cpu = (copies: number) =>
    ((write * copies + read) / rules.bytesPerSecondPerVcpu +
      demand.requestsPerSecond / rules.requestsPerSecondPerVcpu) /
    machine.vcpu;
  const brokers = (share: (copies: number) => number) =>
    brokersFor({ healthy: share(replicationFactor), withoutZone: share(copiesAfter) }, rules);
  return { network: brokers(network), cpu: brokers(cpu) };
}

/** Brokers' worth of load, while everything is healthy and without a zone. */
interface Load {
  readonly healthy: number;
  readonly withoutZone: number;
}

function brokersFor(load: Load, { zones, headroom, survive }: ClusterRules): number {
  const healthy = load.healthy / (1 - headroom);
  if (survive === 'nothing') return Math.ceil(healthy);
  const afterFailure =
    survive === 'zone' && zones > 1 ? (load.withoutZone * zones) / (zones - 1) : Math.ceil(load.healthy) + 1;
  return Math.ceil(Math.max(healthy, afterFailure));
}
