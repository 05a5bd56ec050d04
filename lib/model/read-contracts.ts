/** A consumer group that a contract declares for a topic. */
export interface WatchedGroup {
  readonly name: string;
  /** Whose clients it is made of. */
  readonly owner: string;
  /** How far it may be behind before it loses records, seconds: its topic’s longest outage, or its retention where that is less. */
  readonly limitSeconds: number;
}

/** What watching a topic takes of its contract. */
export interface WatchedTopic {
  readonly name: string;
  readonly owner: string;
  readonly sensitive: boolean;
  /** Whether it holds records that a consumer could not work on. */
  readonly isDeadLetter: boolean;
  /** What is written to it in planned peaks, bytes each second. */
  readonly promotionalBytesPerSecond: number;
  readonly groups: readonly WatchedGroup[];
}

/** What the event contracts of a deployment say to its manifests, as plain data, once they are read. */
export interface ReadContracts {
  /** By name. */
  readonly topics: readonly WatchedTopic[];
  /** What the job in the cluster applies, as JSON, and the program that does; undefined where there is no job. */
  readonly job?: { readonly desiredState: string; readonly program: Uint8Array };
}
