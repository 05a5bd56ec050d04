import type { TrafficDay } from './traffic/traffic-day';

/** A zone that is away for some time of the day; seconds since its beginning. */
export interface ZoneLoss {
  readonly zone: string;
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** A zone at a step. */
export interface ZonePoint {
  /** Brokers that its StatefulSet should have. */
  readonly wanted: number;
  readonly ready: number;
  /** Those that carry something. */
  readonly loaded: number;
  /** Pods that are paid for. */
  readonly pods: number;
  /** Use of the brokers that carry something, percent of what they sustain. */
  readonly networkPercent: number;
  readonly cpuPercent: number;
  /** What live traffic alone asks of them, of network or CPU; above 100 some of it waits. */
  readonly livePercent: number;
  readonly lost: boolean;
}

/** All zones at a step. */
export interface SimulationPoint {
  /** What clients want to write and read, without replays, bytes each second. */
  readonly clientBytesPerSecond: number;
  readonly replayedBytesPerSecond: number;
  /** In the order of the zones. */
  readonly zones: readonly ZonePoint[];
  /** What the autoscaler’s metrics ask for in each zone; undefined where nothing is known, or nothing scales. */
  readonly asked: readonly (number | undefined)[];
  /** What clients can’t write or read live yet. */
  readonly waitingBytes: number;
  /** How far behind those are that wait longest. */
  readonly lagSeconds: number;
}

export interface SimulatedReplay {
  readonly name: string;
  readonly fromStep: number;
  readonly bytes: number;
  readonly leftBytes: number;
  /** When it had read all; undefined where the day ends before. */
  readonly doneStep?: number;
}

/** A day as it went. */
export interface Simulation {
  readonly day: TrafficDay;
  /** Ids, by zone number. */
  readonly zones: readonly string[];
  readonly scaledBy: 'none' | 'cpu' | 'network';
  readonly brokersPerZone: { readonly least: number; readonly most: number };
  readonly loss?: ZoneLoss;
  readonly points: readonly SimulationPoint[];
  readonly replays: readonly SimulatedReplay[];
}
