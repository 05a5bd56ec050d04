/** What a topic’s cost follows from, in the currency of the price book. Plain data, so that it can be kept as JSON. */
export interface TopicPrices {
  readonly currency: string;
  /** One GB for a month in the object store, with what is expired and not yet deleted. */
  readonly perStoredGb: number;
  /** Requests to the object store for each GB that is written. */
  readonly perWrittenGb: number;
  /** One broker for a month, and what it carries. */
  readonly perBroker: number;
  readonly brokerCarries: {
    /** Bytes each second that producers write to it, or consumers read from it, with the headroom of the plan. */
    readonly writtenBytesPerSecond: number;
    readonly readBytesPerSecond: number;
    readonly partitions: number;
  };
  readonly secondsPerMonth: number;
  readonly bytesPerGb: number;
}
