import type { Dashboard } from './dashboard';
import { writeCache } from './limits';
import { objects } from './objects';
import { ofBroker } from './selectors';
import { tooMuch, untilAlert } from './thresholds';

const broker = '{{zone}} · broker {{instance}}';

/** Whether writes reach the object store in time, and reads come back. */
export const storage: Dashboard = {
  id: 'storage',
  title: 'Storage and WAL',
  purpose: 'Do writes reach the object store in time, and do reads come back?',
  variables: ['zone', 'broker'],
  runbook: [
    'The object store refuses or is away',
    'Writes are slow',
    'Objects are not cleaned up',
    'Volumes fill up',
    'A replay starves live readers',
  ],
  rows: [
    {
      title: 'Writes',
      panels: [
        {
          kind: 'graph',
          title: 'Append to the WAL, 99th percentile',
          shows: 'Time until a record is safe in the write-ahead log; a producer with acks=all waits for it.',
          good: 'Within half a second where the WAL is in S3, which collects records before it writes.',
          otherwise:
            'Compare with the requests to S3 below; slow there means the store, otherwise a broker at its limits.',
          alerts: ['WalAppendSlow'],
          unit: 'ns',
          thresholds: untilAlert('WalAppendSlow', 1e9),
          queries: [
            {
              expr: `max by (zone, instance) (kafka_stream_operation_latency_99p_nanoseconds{${ofBroker}, operation_type="S3Storage", operation_name="append"})`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Upload of the WAL, 99th percentile',
          shows: 'Time from the start of an upload of collected records until it is committed.',
          good: 'Some seconds, and steady.',
          otherwise: 'While it grows the backlog grows: look at errors of S3 and at the network out of the broker.',
          alerts: ['WalUploadSlow'],
          unit: 'ns',
          thresholds: untilAlert('WalUploadSlow', 1e9),
          queries: [
            {
              expr: `max by (zone, instance) (kafka_stream_operation_latency_99p_nanoseconds{${ofBroker}, operation_name="upload_wal", stage="complete"})`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Records that wait for upload',
          shows: 'Bytes in the WAL that are not in objects yet; a broker that fails leaves them to be read again.',
          good: 'A saw tooth well below the cache.',
          otherwise: 'See whether uploads fail or the network is full; at the cache’s size writes stop.',
          alerts: ['WalBacklog'],
          unit: 'bytes',
          thresholds: untilAlert('WalBacklog', writeCache),
          queries: [
            { expr: `max by (zone, instance) (kafka_stream_wal_pending_upload_bytes{${ofBroker}})`, legend: broker },
          ],
        },
        {
          kind: 'graph',
          title: 'WAL cache in use',
          shows: 'Memory of records that are written and not yet dropped from the cache.',
          good: 'Below its size, which is the dashed line.',
          otherwise: 'At its size appends wait for uploads: the same as a backlog.',
          alerts: ['CachePressure'],
          unit: 'bytes',
          thresholds: tooMuch(writeCache),
          queries: [
            { expr: `max by (zone, instance) (kafka_stream_delta_wal_cache_size_bytes{${ofBroker}})`, legend: broker },
          ],
        },
        {
          kind: 'graph',
          title: 'Oldest write that waits',
          shows: 'Age of the oldest append that is not answered yet.',
          good: '0; it is measured from ten seconds on.',
          otherwise: 'A write that never ends: the store refuses it (the log names the code) or the broker is fenced.',
          alerts: ['WritesStuck'],
          unit: 'ns',
          thresholds: untilAlert('WritesStuck', 1e9),
          queries: [
            {
              expr: `max by (zone, instance) (kafka_stream_pending_stream_append_latency_nanoseconds{${ofBroker}})`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Writes that found the cache full',
          shows: 'Appends per second that had to wait for room.',
          good: 'None.',
          otherwise: 'The broker takes more than it uploads: add brokers, or find why uploads are slow.',
          alerts: ['CachePressure'],
          unit: 'cps',
          queries: [
            {
              expr: `sum by (zone, instance) (rate(kafka_stream_operation_latency_count{${ofBroker}, operation_name=~"append_wal_full|append_log_cache_full"}[$__rate_interval]))`,
              legend: broker,
            },
          ],
        },
      ],
    },
    {
      title: 'Object store',
      panels: [
        {
          kind: 'graph',
          title: 'Requests that failed',
          shows: 'Share of the requests to the object store that failed, by operation. Brokers try them again.',
          good: 'None, or one in thousands.',
          otherwise: '403 is rights, endpoint or clock; 503 is throttling by prefix: the log names the code.',
          alerts: ['ObjectStoreErrors'],
          unit: 'percentunit',
          thresholds: untilAlert('ObjectStoreErrors'),
          queries: [
            {
              expr: `sum by (operation_name) (rate(kafka_stream_operation_latency_count{${ofBroker}, operation_type="S3Request", status="failed"}[$__rate_interval])) / sum by (operation_name) (rate(kafka_stream_operation_latency_count{${ofBroker}, operation_type="S3Request"}[$__rate_interval]))`,
              legend: '{{operation_name}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Time of requests, 99th percentile',
          shows: 'Time of requests to the object store, the worst broker, by operation.',
          good: 'Some 100 ms; uploads of parts longer.',
          otherwise: 'All operations are slow: the store or the way to it. Reads alone: too many at once.',
          alerts: ['ObjectStoreSlow'],
          unit: 'ns',
          queries: [
            {
              expr: `max by (operation_name) (kafka_stream_operation_latency_99p_nanoseconds{${ofBroker}, operation_type="S3Request"})`,
              legend: '{{operation_name}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Traffic with the object store',
          shows: 'Bytes that brokers write to it and read from it.',
          good: 'Writes a little above what clients write; reads only when somebody reads history.',
          otherwise: 'Reads without a replay are a cache that is too small or consumers that are behind.',
          alerts: [],
          unit: 'binBps',
          queries: [
            {
              expr: `sum(rate(kafka_stream_upload_size_bytes_total{${ofBroker}}[$__rate_interval]))`,
              legend: 'written',
            },
            {
              expr: `sum(rate(kafka_stream_download_size_bytes_total{${ofBroker}}[$__rate_interval]))`,
              legend: 'read',
            },
          ],
        },
      ],
    },
    objects,
  ],
};
