/** A line of a file of traffic. */
export interface TrafficRow {
  readonly line: number;
  /** Since midnight. */
  readonly second: number;
  /** Undefined where the file has no column for it. */
  readonly zone?: string;
  readonly inMibPerSecond: number;
  readonly outMibPerSecond: number;
}
