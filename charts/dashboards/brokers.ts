import { balance } from './balance';
import type { Dashboard } from './dashboard';
import { directMemory, nodeBandwidth } from './limits';
import { ofBroker } from './selectors';
import { downToAlert, tooMuch, untilAlert } from './thresholds';

const broker = '{{zone}} · broker {{instance}}';

/** Which broker is short of what, and whether the load is spread. */
export const brokers: Dashboard = {
  id: 'brokers',
  title: 'Brokers',
  purpose: 'Which broker is short of what, and is the load spread evenly?',
  variables: ['zone', 'broker'],
  runbook: ['A broker is gone', 'A partition is hot', 'The balancer does nothing', 'Out of memory'],
  rows: [
    {
      title: 'Load',
      panels: [
        {
          kind: 'graph',
          title: 'Network in',
          shows: 'Bytes that a broker takes in, from clients and from S3.',
          good: 'Well below what its node sustains, and alike over the brokers.',
          otherwise: 'All are high: add brokers. One is high: find its hot partition in Topics and groups.',
          alerts: ['NetworkSaturated'],
          unit: 'binBps',
          thresholds: untilAlert('NetworkSaturated', nodeBandwidth),
          queries: [
            {
              expr: `sum by (zone, instance) (rate(kafka_stream_network_inbound_usage_bytes_total{${ofBroker}}[$__rate_interval]))`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Network out',
          shows: 'Bytes that a broker sends, to clients and to S3.',
          good: 'Well below what its node sustains, and alike over the brokers.',
          otherwise: 'A replay shows here first; limit its fetch quota before it starves live readers.',
          alerts: ['NetworkSaturated'],
          unit: 'binBps',
          thresholds: untilAlert('NetworkSaturated', nodeBandwidth),
          queries: [
            {
              expr: `sum by (zone, instance) (rate(kafka_stream_network_outbound_usage_bytes_total{${ofBroker}}[$__rate_interval]))`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'CPU',
          shows: 'Share of its CPUs that a broker’s JVM has used of late.',
          good: 'Below 65 %, so that a zone’s load fits the others when it fails.',
          otherwise: 'Add brokers; on one broker alone look for clients that reconnect or compress.',
          alerts: [],
          unit: 'percentunit',
          thresholds: tooMuch(0.65, 0.85),
          queries: [
            { expr: `max by (zone, instance) (jvm_cpu_recent_utilization_ratio{${ofBroker}})`, legend: broker },
          ],
        },
        {
          kind: 'graph',
          title: 'Network out, by class',
          shows: 'What the bytes out are: tail reads and catch-up reads of clients, uploads, compaction.',
          good: 'Tail reads and uploads lead.',
          otherwise: 'Catch-up that stays is a consumer that never arrives; see its lag.',
          alerts: [],
          unit: 'binBps',
          stacked: true,
          queries: [
            {
              expr: `sum by (type) (rate(kafka_stream_network_outbound_usage_bytes_total{${ofBroker}}[$__rate_interval]))`,
              legend: '{{type}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Partitions',
          shows: 'Partitions that a broker leads.',
          good: 'Alike over the brokers.',
          otherwise: 'Partitions that failed over do not come back by themselves: see whether the balancer moves them.',
          alerts: [],
          unit: 'short',
          queries: [{ expr: `max by (zone, instance) (kafka_partition_count{${ofBroker}})`, legend: broker }],
        },
        {
          kind: 'graph',
          title: 'Connections',
          shows: 'Open connections of a broker.',
          good: 'Steady, and alike over the brokers.',
          otherwise: 'A saw tooth are clients that reconnect: their logs say why, most often credentials or names.',
          alerts: [],
          unit: 'short',
          queries: [{ expr: `sum by (zone, instance) (kafka_server_connection_count{${ofBroker}})`, legend: broker }],
        },
      ],
    },
    {
      title: 'Requests',
      panels: [
        {
          kind: 'graph',
          title: 'Produce, 99th percentile',
          shows: 'Time of a broker’s produce requests, waits included.',
          good: 'Within a second on each.',
          otherwise: 'One broker alone: restart its pod after a look at its log. All: look at Storage.',
          alerts: ['ProduceSlow'],
          unit: 'ms',
          thresholds: untilAlert('ProduceSlow', 1000),
          queries: [
            {
              expr: `max by (zone, instance) (kafka_request_time_99p_milliseconds{${ofBroker}, type="Produce"})`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Idle share of request threads',
          shows: 'Share of the time in which the threads that serve requests have nothing to do.',
          good: 'Above 30 %.',
          otherwise: 'Requests wait in a queue: add brokers or find the client that sends too many small ones.',
          alerts: ['RequestThreadsBusy'],
          unit: 'percentunit',
          thresholds: downToAlert('RequestThreadsBusy'),
          queries: [{ expr: `min by (zone, instance) (kafka_io_threads_idle_rate_1m{${ofBroker}})`, legend: broker }],
        },
        {
          kind: 'graph',
          title: 'Idle share of network threads',
          shows: 'Share of the time in which the threads that read from and write to connections have nothing to do.',
          good: 'Above 30 %.',
          otherwise: 'Most often TLS of many new connections: find the clients that reconnect.',
          alerts: ['RequestThreadsBusy'],
          unit: 'percentunit',
          thresholds: downToAlert('RequestThreadsBusy'),
          queries: [{ expr: `min by (zone, instance) (kafka_network_threads_idle_rate{${ofBroker}})`, legend: broker }],
        },
        {
          kind: 'graph',
          title: 'Requests that wait',
          shows: 'Requests in a broker’s queue.',
          good: 'Near 0.',
          otherwise: 'See the idle shares: the threads are busy or blocked by appends.',
          alerts: ['RequestThreadsBusy'],
          unit: 'short',
          queries: [{ expr: `max by (zone, instance) (kafka_request_queue_size{${ofBroker}})`, legend: broker }],
        },
      ],
    },
    {
      title: 'Memory',
      panels: [
        {
          kind: 'graph',
          title: 'Heap after collection',
          shows: 'Share of the heap that is still in use after a collection.',
          good: 'Below 70 %.',
          otherwise: 'More partitions or connections than the heap holds: add brokers or take larger nodes.',
          alerts: [],
          unit: 'percentunit',
          thresholds: tooMuch(0.7, 0.9),
          queries: [
            {
              expr: `sum by (zone, instance) (jvm_memory_used_after_last_gc_bytes{${ofBroker}, jvm_memory_type="heap"}) / sum by (zone, instance) (jvm_memory_committed_bytes{${ofBroker}, jvm_memory_type="heap"})`,
              legend: broker,
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Buffers',
          shows: 'Direct memory that records, caches and requests of S3 have.',
          good: 'Below the direct memory of a broker.',
          otherwise: 'At the limit appends wait: see the backlog of the WAL.',
          alerts: [],
          unit: 'bytes',
          thresholds: tooMuch(directMemory),
          queries: [
            {
              expr: `sum by (zone, instance) (kafka_stream_buffer_allocated_memory_size_bytes{${ofBroker}})`,
              legend: broker,
            },
          ],
        },
      ],
    },
    balance,
  ],
};
