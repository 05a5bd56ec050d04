/** One metric that an exporter gives. */
export interface Metric {
  readonly name: string;
  /** As its exposition declares it. AutoMQ's `_count` and `_sum` grow like counters although it declares gauges. */
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** Its own labels, beside those of the exporter. */
  readonly labels: readonly string[];
  /** Labels with a closed set of values. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** Level at which AutoMQ gives it; the kit leaves brokers at INFO. */
  readonly level?: 'INFO' | 'DEBUG';
}
