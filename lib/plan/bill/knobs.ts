/** What is changed of the workload to see what becomes of the bill. */
export interface Knobs {
  /** Times all rates, over the partitions and clients that are there; 1 as written. */
  readonly scale: number;
  /** Times the hours of retention. */
  readonly retention: number;
  /** Share of bytes whose client tells its zone, 0 to 1; that of the file when left out. */
  readonly toldShare?: number;
}

export const asWritten: Knobs = { scale: 1, retention: 1 };

/** What a system is sized to. */
export interface Sizing {
  readonly knobs: Knobs;
  /** Of this deployment: those of the file, or as many as the workload needs. Other systems always have what they need. */
  readonly brokers: 'deployed' | 'needed';
}
