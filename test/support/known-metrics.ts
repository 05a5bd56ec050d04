import type { ExporterId } from '../../lib/facts/metrics/exporter';
import { exporterIds } from '../../lib/facts/metrics/exporter';
import { exporters } from '../../lib/facts/metrics/exporters';

/** A series as queries name it, with all its labels. */
export interface KnownMetric {
  readonly name: string;
  readonly exporter: ExporterId;
  readonly labels: ReadonlySet<string>;
  /** Closed sets of values, by label. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Whether it only grows, so that `rate` and `increase` make sense. */
  readonly grows: boolean;
  /** Whether our brokers give it. */
  readonly given: boolean;
}

/** AutoMQ's histograms are gauges, of which these are totals since the start. */
const growingGauge = /^kafka_(stream|zonerouter)_.*_(count|sum(_nanoseconds)?)$/;

/** Every series that the given exporters have, by name. */
export function knownMetrics(from: readonly ExporterId[] = exporterIds): ReadonlyMap<string, KnownMetric> {
  const known = from.flatMap((id) => {
    const { labels: shared, values: sharedValues, metrics } = exporters[id];
    return metrics.flatMap(({ name, type, labels, values, level }) =>
      seriesOf(name, type, labels).map((series): KnownMetric => ({
        name: series.name,
        exporter: id,
        labels: new Set([...shared, ...series.labels]),
        values: { ...sharedValues, ...values },
        grows: type !== 'gauge' || growingGauge.test(name),
        given: level !== 'DEBUG',
      })),
    );
  });
  return new Map(known.map((metric) => [metric.name, metric]));
}

/** A histogram is three series, of which only the buckets have a bound. */
function seriesOf(name: string, type: string, labels: readonly string[]) {
  if (type !== 'histogram') return [{ name, labels }];
  const withoutBound = labels.filter((label) => label !== 'le');
  return [
    { name: `${name}_bucket`, labels },
    { name: `${name}_count`, labels: withoutBound },
    { name: `${name}_sum`, labels: withoutBound },
  ];
}
