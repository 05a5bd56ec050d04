import type { Replay, WorkloadGroup } from '../workload-group';
import type { ConstantValues } from './used-constants';
import { groupPartitions } from './group-partitions';

/** Clients of one kind of a group. */
export interface ClientSet {
  readonly clients: number;
  /** Partitions that each of them talks to. */
  readonly partitionsEach: number;
  /** Share of them that tell their zone, 0 to 1. */
  readonly sameZoneShare: number;
}

/** A group as sums need it. */
export interface GroupTraffic {
  readonly name: string;
  readonly write: WorkloadGroup['write'];
  /** How many times live readers read what is written. */
  readonly liveFanOut: number;
  /** The same of delayed readers and of exports, which read from the object store. */
  readonly storeFanOut: number;
  readonly replays: readonly Replay[];
  /** Bytes of a produce or fetch request that carries one batch. */
  readonly batchBytes: number;
  readonly partitions: number;
  /** Share of the bytes that the fullest partition has, 0 to 1: its even share, or that of the hottest key. */
  readonly fullestShare: number;
  readonly clients: readonly ClientSet[];
}

export function groupTraffic(group: WorkloadGroup, constants: ConstantValues): GroupTraffic {
  const { required, count } = groupPartitions(group, constants);
  const partitions = count === undefined ? required : count;
  return {
    name: group.name,
    write: group.write,
    liveFanOut: fanOutOf(group, ['live']),
    storeFanOut: fanOutOf(group, ['delayed', 'analytics']),
    replays: group.reads.flatMap(({ replay }) => (replay ? [replay] : [])),
    batchBytes: Math.max(group.message.batchBytes, group.message.bytes),
    partitions,
    fullestShare: Math.max(1 / partitions, group.keys === undefined ? 0 : group.keys.hottestPercent / 100),
    clients: [
      { clients: group.write.producers, partitionsEach: partitions, sameZoneShare: group.write.sameZoneShare },
      ...group.reads.map(({ consumers, sameZoneShare }) => ({
        clients: consumers,
        partitionsEach: Math.ceil(partitions / consumers),
        sameZoneShare,
      })),
    ],
  };
}

const fanOutOf = ({ reads }: WorkloadGroup, kinds: readonly WorkloadGroup['reads'][number]['kind'][]) =>
  reads.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { fanOut }) => sum + fanOut, 0);
