import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import type { DrillName } from './drill-name';

/** What the caller allows a drill. */
export interface DrillLimits {
  /** Most records that are written; undefined for the drill’s own number. */
  readonly records?: number;
  /** Longest time for which records are written, seconds. */
  readonly seconds: number;
  /** Most bytes that are written each second. */
  readonly bytesPerSecond: number;
  /** Business objects that records are about. */
  readonly objects: number;
  /** Consumer instances of the group. */
  readonly consumers: number;
}

/** What a drill does, before it does any of it. */
export interface DrillPlan {
  readonly drill: DrillName;
  /** Name of the throwaway topic, and how its consumer groups begin. */
  readonly name: string;
  readonly partitions: number;
  /** The broker’s own number when undefined. */
  readonly replicas?: number;
  readonly config: Readonly<Record<string, string>>;
  readonly records: number;
  readonly recordBytes: number;
  readonly recordsPerSecond: number;
  readonly objects: number;
  readonly consumers: number;
  /** Longest time until everything is removed again, seconds. */
  readonly longestSeconds: number;
  /** In what the throwaway topic differs from the contract’s. */
  readonly adapted: readonly string[];
}

/** Partitions of a throwaway topic: enough to see a distribution, few enough for any cluster. */
const mostPartitions = 48;

/** Larger records say nothing more of order, loss or keys. */
const largestRecordBytes = 4096;

const ownRecords: Readonly<Record<DrillName, number>> = {
  ordering: 3000,
  distribution: 10_000,
  'consumer-recovery': 6000,
  compaction: 2000,
  // It writes until the election is over.
  'broker-failure': 1,
};

/** Records that a partition gets each second where pauses are measured. */
const pausePerSecond = 20;

/** Longest time of everything besides writing, seconds: making the topic, groups that come together, reading, removing. */
const besidesWriting: Readonly<Record<DrillName, number>> = {
  ordering: 90,
  distribution: 60,
  'consumer-recovery': 90,
  compaction: 150,
  // The election, and what a producer waits for it.
  'broker-failure': 300,
};

/** Plans a drill with a throwaway topic made from a contract. */
export function drillPlanOf(
  topic: TopicContract,
  { drill, name, limits }: { readonly drill: DrillName; readonly name: string; readonly limits: DrillLimits },
): DrillPlan {
  const given = topic.fields['x-rates'].recordBytes;
  const recordBytes = Math.min(given, largestRecordBytes);
  const partitions = Math.min(topic.partitions, mostPartitions);
  const allowed = Math.max(1, Math.floor(limits.bytesPerSecond / recordBytes));
  const recordsPerSecond = drill === 'broker-failure' ? Math.min(allowed, partitions * pausePerSecond) : allowed;
  const wanted = limits.records === undefined ? ownRecords[drill] : limits.records;
  const records = Math.max(1, Math.min(wanted, recordsPerSecond * limits.seconds));
  const settings = settingsOf(topic, drill);
  return {
    drill,
    name,
    partitions,
    ...(topic.replicas === undefined ? {} : { replicas: topic.replicas }),
    config: { ...topic.config, ...settings },
    records,
    recordBytes,
    recordsPerSecond,
    objects: Math.min(limits.objects, records),
    consumers: limits.consumers,
    longestSeconds: Math.ceil(records / recordsPerSecond) + besidesWriting[drill],
    adapted: [
      ...(partitions === topic.partitions ? [] : [`${partitions} partitions instead of ${topic.partitions}`]),
      ...(recordBytes === given ? [] : [`records of ${recordBytes} instead of ${given} bytes`]),
      ...Object.entries(settings).map(([setting, value]) => `${setting}=${value}`),
    ],
  };
}

/** Settings by which brokers compact soon what they would else compact in hours. */
const compactsSoon = {
  'segment.ms': '2000',
  'min.cleanable.dirty.ratio': '0.01',
  'min.compaction.lag.ms': '0',
  'max.compaction.lag.ms': '5000',
} as const;

const settingsOf = (topic: TopicContract, drill: DrillName): Readonly<Record<string, string>> =>
  drill === 'compaction' && cleanupPolicyOf(topic).includes('compact') ? compactsSoon : {};
