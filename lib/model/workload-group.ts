import { bytesPerSecond } from '../config/rate';
import type { DeploymentConfig } from '../config/schema';

type GroupConfig = DeploymentConfig['workloads'][number];
type ReadConfig = GroupConfig['reads'][number];

/** When a raised rate is on: at the times of a calendar, or for so many hours of a month that nobody knows ahead. */
export type When =
  { readonly kind: 'calendar'; readonly calendar: string } | { readonly kind: 'hours'; readonly hoursPerMonth: number };

/** A rate that is not always on. */
export interface RaisedRate {
  readonly bytesPerSecond: number;
  readonly when: When;
}

export const envelopes = ['normal', 'promotional', 'exceptional'] as const;
export type Envelope = (typeof envelopes)[number];

/** Which history a replay reads, when and how fast. */
export interface Replay extends RaisedRate {
  readonly windowHours: number;
}

/** One reader of a group. */
export interface Reader {
  readonly name: string;
  readonly kind: ReadConfig['kind'];
  readonly consumerGroups: readonly string[];
  /** 0 to 1. */
  readonly sameZoneShare: number;
  readonly access: ReadConfig['access'];
  readonly consumers: number;
  /** How many times it reads what is written; 0 for a replay. */
  readonly fanOut: number;
  /** How far behind it usually is; 0 but for a delayed one. */
  readonly behindMinutes: number;
  readonly destination: 'sameRegion' | 'otherRegion' | 'internet';
  readonly replay?: Replay;
}

/** A workload group with its rates in bytes each second. */
export interface WorkloadGroup extends Omit<GroupConfig, 'write' | 'reads'> {
  readonly write: {
    /** Of each envelope; the ones that nobody wrote are left out. */
    readonly normalBytesPerSecond: number;
    readonly promotional?: RaisedRate;
    readonly exceptional?: RaisedRate;
    /** Adds to whatever runs. */
    readonly repairs?: RaisedRate;
    /** 0 to 1. */
    readonly sameZoneShare: number;
    readonly access: GroupConfig['write']['access'];
    readonly producers: number;
  };
  readonly reads: readonly Reader[];
  /** The longest of its reasons. */
  readonly retainedHours: number;
}

export function workloadGroup({ write, reads, ...group }: GroupConfig): WorkloadGroup {
  const recordBytes = group.message.bytes;
  const raised = (given: GroupConfig['write']['promotional']): RaisedRate | undefined =>
    given && { bytesPerSecond: bytesPerSecond(given.rate, recordBytes), when: whenOf(given) };
  return {
    ...group,
    write: {
      normalBytesPerSecond: bytesPerSecond(write.normal.rate, recordBytes),
      promotional: raised(write.promotional),
      exceptional: raised(write.exceptional),
      repairs: raised(write.repairs),
      sameZoneShare: write.sameZonePercent / 100,
      access: write.access,
      producers: write.producers,
    },
    reads: reads.map((read) => readerOf(read, recordBytes)),
    retainedHours: Math.max(0, ...Object.values(group.retentionHours)),
  };
}

/** A rule wants one of the two; without either it is always on. */
const whenOf = (given: { readonly hoursPerMonth?: number; readonly calendar?: string }): When =>
  given.calendar === undefined
    ? { kind: 'hours', hoursPerMonth: given.hoursPerMonth === undefined ? 744 : given.hoursPerMonth }
    : { kind: 'calendar', calendar: given.calendar };

function readerOf(read: ReadConfig, recordBytes: number): Reader {
  const { name, kind, consumerGroups, access, consumers } = read;
  return {
    name,
    kind,
    consumerGroups,
    sameZoneShare: read.sameZonePercent / 100,
    access,
    consumers,
    fanOut: read.kind === 'replay' ? 0 : read.fanOut,
    behindMinutes: read.kind === 'delayed' ? read.behindMinutes : 0,
    destination: read.kind === 'analytics' ? read.destination : 'sameRegion',
    replay:
      read.kind === 'replay'
        ? {
            bytesPerSecond: bytesPerSecond(read.rate, recordBytes),
            when: whenOf(read),
            windowHours: read.windowHours,
          }
        : undefined,
  };
}
