import { knownMetrics } from './known-metrics';
import { readQuery } from './query';
import { queryProblems } from './query-problems';

const good = [
  'sum by (namespace, zone) (rate(kafka_broker_network_io_bytes_total{direction=~"in|out",namespace="n"}[5m])) / 2 > 1',
  'max without (pod, instance) (kafka_stream_delta_wal_cache_size_bytes{component="broker"})',
  'increase(kafka_stream_operation_latency_count{operation_type="S3Request",status="failed"}[$__rate_interval])',
  'absent(up{namespace="n",component="broker",zone="z"} == 1)',
  'kube_statefulset_replicas - on (namespace, statefulset) kube_statefulset_status_replicas_ready',
  'sum by (zone) (label_replace(kube_statefulset_replicas, "zone", "$1", "statefulset", "broker-(.*)"))',
  'kafka_log_end_offset * on (topic) group_left (consumer_group) max by (topic, consumer_group) (kafka_group_commit_offset)',
  'rate(jvm_gc_duration_seconds_sum[5m]) or vector(0)',
  'kafka_broker_network_io_bytes_total{pod=~"$pod",direction="$direction"}',
];

const bad: readonly (readonly [string, RegExp])[] = [
  ['sum by (zone (up)', /syntax error at character/],
  ['kafka_server_replicamanager_underreplicatedpartitions > 0', /no exporter gives this metric/],
  ['{namespace="n"}', /names no metric/],
  ['kafka_partition_count{topic="t"}', /has no label "topic"/],
  ['kafka_broker_network_io_bytes_total{direction="inbound"}', /direction is never "inbound"; it is one of in, out/],
  ['kafka_stream_s3_object_count{state=~"committed|deleted"}', /state is never "deleted"/],
  ['kafka_stream_s3_object_count{state!="deleted"}', /state is never "deleted"/],
  ['sum by (topic) (kafka_partition_count)', /topic: not a label in sum by/],
  ['sum without (topic) (kafka_partition_count)', /topic: not a label in sum without/],
  ['sum by (zone) (kafka_partition_count) / on (pod) kafka_partition_count', /pod: not a label in/],
  ['up / ignoring (topic) up', /topic: not a label in/],
  ['up * on (pod) group_left (topic) up', /topic: not a label in/],
  ['label_replace(up, "a", "$1", "topic", "(.*)")', /topic: not a label in/],
  ['rate(kafka_partition_count[5m])', /is a gauge, and rate\(\) needs/],
  ['jvm_gc_duration_seconds', /no exporter gives this metric/],
  ['jvm_gc_duration_seconds_sum{le="1"}', /has no label "le"/],
  ['kafka_stream_inflight_wal_upload_tasks_count', /at level DEBUG only/],
];

describe('problems of a query', () => {
  test.each(good)('are none: %s', (query) => {
    expect(queryProblems(query)).toEqual([]);
  });

  test.each(bad)('are named: %s', (query, problem) => {
    expect(queryProblems(query).join('\n')).toMatch(problem);
  });

  test('name a metric of an exporter that is not there', () => {
    const known = knownMetrics(['automq']);
    expect(queryProblems('kafka_partition_count', known)).toEqual([]);
    expect(queryProblems('automq_canary_rounds_total', known)).toEqual([
      'automq_canary_rounds_total: no exporter gives this metric',
    ]);
  });
});

describe('what a query gives', () => {
  test('is the labels of its result', () => {
    expect([...readQuery('sum by (zone) (kafka_partition_count) > 1').labels]).toEqual(['zone']);
    expect([...readQuery('1 - max by (pod) (up)').labels]).toEqual(['pod']);
    expect([...readQuery('time() - max by (pod) (up)').labels]).toEqual(['pod']);
    expect([...readQuery('count_values("version", max by (pod) (up))').labels]).toEqual(['version']);
    expect([...readQuery('vector(1)').labels]).toEqual([]);
    expect([...readQuery('absent(up{namespace="n",zone=~"a|b"})').labels]).toEqual(['namespace']);
    expect([...readQuery('absent(up{namespace="n"} == 1)').labels]).toEqual([]);
  });

  test('is the metrics that it reads', () => {
    expect(readQuery('sum(up) / sum(kafka_partition_count) + sum(up)').metrics).toEqual([
      'up',
      'kafka_partition_count',
    ]);
  });
});
