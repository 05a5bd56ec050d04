/** What clients of a zone want at each step of a day, bytes each second unless the name says otherwise. */
export interface ZoneTraffic {
  readonly written: Float64Array;
  readonly liveRead: Float64Array;
  /** What of the writes has a live reader. */
  readonly liveWritten: Float64Array;
  /** Delayed readers and exports, which read from the object store. */
  readonly storeRead: Float64Array;
  /** Produce requests and fetches of live readers, each second. */
  readonly requests: Float64Array;
}

/** A reader of history, which takes what the others leave. */
export interface ReplayJob {
  readonly name: string;
  readonly fromStep: number;
  readonly bytes: number;
  /** As fast as its consumers go. */
  readonly mostBytesPerSecond: number;
}

/** A day of traffic, in steps of `stepSeconds`. */
export interface TrafficDay {
  /** Of an example day, or `traffic` for one from a file. */
  readonly id: string;
  readonly title: string;
  /** How it is made, in words. */
  readonly basis: string;
  /** Days since 1970 by the clocks of `timeZone`; undefined for a day of a file, which may be any. */
  readonly day?: number;
  readonly timeZone: string;
  /** When it begins, seconds of UTC since 1970. */
  readonly startSecond: number;
  /** What clocks show then, minutes since midnight. */
  readonly startMinute: number;
  readonly steps: number;
  /** By zone id, for each zone that holds brokers. */
  readonly zones: ReadonlyMap<string, ZoneTraffic>;
  readonly replays: readonly ReplayJob[];
}
