import type { CapacityConstantName } from '../../facts/capacity-constants';
import type { Envelope } from '../workload-group';

/** What a broker may run out of. */
export const resources = ['networkIn', 'networkOut', 'cpu', 'heap', 'cache', 'partitions', 'connections'] as const;
export type Resource = (typeof resources)[number];

/** What all groups together ask for at the worst moment of an envelope; bytes each second unless the name says otherwise. */
export interface Demand {
  readonly writeBytesPerSecond: number;
  readonly liveReadBytesPerSecond: number;
  /** Delayed readers, analytics and replays: what comes from the object store. */
  readonly catchUpReadBytesPerSecond: number;
  /** What of the writes has a live reader. */
  readonly liveWrittenBytesPerSecond: number;
  readonly partitions: number;
  /** Clients that are connected, each to the brokers that hold its partitions. */
  readonly connections: number;
  readonly requestsPerSecond: number;
  /** Groups that write more than in normal hours at that moment. */
  readonly raisedGroups: readonly string[];
}

/** How much of one resource a broker uses. */
export interface ResourceUse {
  readonly resource: Resource;
  readonly used: number;
  readonly limit: number;
  readonly unit: 'bytes/s' | 'vCPU' | 'bytes' | 'count';
  /** Used share of the limit, percent; above 100 it does not fit. */
  readonly percent: number;
  /** The formula in words, with its figures. */
  readonly basis: string;
}

/** What an envelope needs, and how it sits on what the file deploys. */
export interface EnvelopeCapacity {
  readonly envelope: Envelope;
  readonly demand: Demand;
  /** Brokers per zone that carry it with the headroom of the plan, everything healthy. */
  readonly brokersPerZone: number;
  /** The same while what the plan says may fail has failed. */
  readonly brokersPerZoneAfterFailure: number;
  /** The larger of both: what is needed. */
  readonly requiredPerZone: number;
  /** What runs out first. */
  readonly binding: Resource;
  /** Brokers per zone that run then: between the least and the most of the autoscaler, or the fixed number. */
  readonly runningPerZone: number;
  /** Use of one of the brokers that run. */
  readonly uses: readonly ResourceUse[];
  /** The same while what may fail has failed; empty where no broker is left. */
  readonly usesAfterFailure: readonly ResourceUse[];
  /** Why no number of brokers carries it; undefined where some number does. */
  readonly impossible?: string;
  /** Share of the binding resource that is left to the brokers that run, percent; negative where it does not fit. */
  readonly headroomPercent: number;
  readonly fits: boolean;
  readonly s3: { readonly putPerSecond: number; readonly getPerSecond: number };
}

export interface GroupPartitions {
  readonly group: string;
  /** max(target over producer, target over consumer throughput per partition). */
  readonly required: number;
  /** What the file says there are. */
  readonly count?: number;
  readonly basis: string;
  /** More than a single partition’s throughput goes to one key: no number of partitions helps. */
  readonly hotKey: boolean;
}

export interface CatchUp {
  readonly group: string;
  readonly reader: string;
  readonly outageHours: number;
  readonly backlogBytes: number;
  /** Hours until it is level again, at the spare capacity of normal hours; undefined where it never gets there. */
  readonly hours?: number;
  readonly basis: string;
}

/** A question of the kind "what breaks first when …". */
export interface WhatIf {
  readonly id: 'twiceTheEnvelope' | 'twoReplays' | 'zoneAdded';
  readonly question: string;
  readonly answer: string;
  /** What breaks; undefined where nothing does while every broker is healthy. */
  readonly breaks?: Resource;
  /** Whether the brokers that can be there carry it with the headroom and after the failure of the plan. */
  readonly fits: boolean;
  readonly requiredPerZone: number;
  readonly requiredInstanceType?: string;
}

export interface UsedConstant {
  readonly name: CapacityConstantName;
  readonly value: number;
  readonly unit: string;
  readonly meaning: string;
  readonly basis: 'published' | 'assumed' | 'measured';
  readonly source: string;
}

/** Something about capacity that somebody should look at. */
export interface CapacityFinding {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly fix: string;
}

export interface Capacity {
  readonly constants: readonly UsedConstant[];
  readonly perEnvelope: readonly EnvelopeCapacity[];
  /** Instance type of the brokers; undefined where nodes are given by their figures. */
  readonly instanceType?: string;
  readonly zones: number;
  readonly brokersPerZone: { readonly least: number; readonly most: number };
  /** What is there for the peak all the time, and what follows demand. */
  readonly provisioning: readonly {
    readonly what: string;
    readonly follows: 'peak' | 'demand';
    readonly why: string;
  }[];
  readonly partitions: readonly GroupPartitions[];
  readonly catchUp: readonly CatchUp[];
  readonly whatIfs: readonly WhatIf[];
  readonly findings: readonly CapacityFinding[];
}
