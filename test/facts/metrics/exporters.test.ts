import { alertIds } from '../../../lib/facts/alert-ids';
import { exporterIds } from '../../../lib/facts/metrics/exporter';
import { exporters } from '../../../lib/facts/metrics/exporters';
import { scrapedPodLabels } from '../../../lib/facts/metrics/scraped-pod';
import { holdsOfAll, holdsOfZone, scalingSeries } from '../../../lib/model/scaling/scaling-series';
import { example } from '../../support/example';
import { named } from '../../support/objects';

const all = exporterIds.flatMap((id) => exporters[id].metrics);

test('no two exporters give one metric, and no list has one twice', () => {
  const names = all.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

test('closed values are those of a label that the metric has', () => {
  for (const id of exporterIds) {
    const { labels, values = {}, metrics } = exporters[id];
    expect(labels).toEqual(expect.arrayContaining(Object.keys(values)));
    for (const metric of metrics)
      expect({ name: metric.name, labels: metric.labels }).toEqual({
        name: metric.name,
        labels: expect.arrayContaining(Object.keys(metric.values ?? {})) as unknown,
      });
  }
});

test('every family with closed values is one that brokers give', () => {
  const closed = exporters.automq.metrics.filter(({ values }) => values !== undefined).map(({ name }) => name);
  expect(closed.length).toBeGreaterThan(20);
  expect(closed).toEqual(
    expect.arrayContaining(['kafka_stream_operation_latency_count', 'kafka_zonerouter_router_latency_max_nanoseconds']),
  );
});

test('the labels of a scraped pod are those that the PodMonitor adds, and the operator’s own', () => {
  const { relabelings } = named(example('production'), 'PodMonitor', 'automq').spec.podMetricsEndpoints[0]!;
  const added = relabelings.map(({ targetLabel }) => targetLabel);
  const operators = ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance'];
  expect([...scrapedPodLabels].sort()).toEqual([...operators, ...added].sort());
});

test('the series of scaling are those that its rules record', () => {
  const { metrics } = exporters['automq-scaling'];
  expect(metrics.map(({ name }) => name).sort()).toEqual([...Object.values(scalingSeries)].sort());
  const held = (name: string) => metrics.find((metric) => metric.name === name)?.values?.['reason'];
  expect(held(scalingSeries.allHeld)).toEqual([...holdsOfAll]);
  expect(held(scalingSeries.zoneHeld)).toEqual([...holdsOfZone]);
});

test('no alert is called like another', () => {
  expect(alertIds).toEqual([...new Set(alertIds)]);
});
