import catalogue from './automq.json';
import type { Exporter } from './exporter';
import type { Metric } from './metric';
import { scrapedComponents, scrapedPodLabels } from './scraped-pod';

const direction = ['in', 'out'];
const traffic = ['bypass', 'catchup', 'compaction', 'iceberg_write', 'tail'];

const operation = {
  operation_type: ['S3Request', 'S3Storage', 'S3Stream'],
  operation_name: [
    'append',
    'append_log_cache',
    'append_log_cache_full',
    'append_wal',
    'append_wal_full',
    'close',
    'complete_multi_part_upload',
    'create',
    'create_multi_part_upload',
    'delete_objects',
    'fetch',
    'force_upload_wal',
    'get_object',
    'list_objects',
    'open',
    'put_object',
    'read',
    'read_block_cache',
    'read_log_cache',
    'trim',
    'upload_part',
    'upload_part_copy',
    'upload_wal',
  ],
  stage: ['await', 'commit', 'complete', 'prepare', 'upload', 'write'],
  status: ['failed', 'hit', 'miss', 'success'],
};

type Values = NonNullable<Metric['values']>;

/** Closed sets of values, by metric; a name that ends with `_` stands for all that begin so. */
const closedValues: Readonly<Record<string, Values>> = {
  kafka_broker_network_io_bytes_total: { direction },
  kafka_network_io_bytes_total: { direction },
  kafka_message_count_total: { direction: ['in'] },
  kafka_purgatory_size: { type: ['Fetch', 'Produce'] },
  kafka_stream_back_pressure_state: { state: ['HIGH', 'NORMAL'] },
  kafka_stream_block_cache_ops_throughput_bytes_total: {
    ops: ['block_evict', 'block_miss', 'read_s3', 'read_stream', 'readahead'],
  },
  kafka_stream_fetch_limiter_: { limiter_name: ['fast', 'slow'] },
  kafka_stream_fetch_pending_task_num: { executor_name: ['delayed', 'fast', 'slow'] },
  kafka_stream_get_objects_time_: { status: ['failed', 'success'] },
  kafka_stream_network_inbound_usage_bytes_total: { type: traffic },
  kafka_stream_network_outbound_usage_bytes_total: { type: traffic },
  kafka_stream_node_range_index_cache_operation_count_total: { type: ['hit', 'invalidate', 'miss', 'update'] },
  kafka_stream_operation_latency_: operation,
  kafka_stream_partition_status_statistics: {
    status: ['CLOSED', 'CLOSING', 'FAILED', 'LEADER', 'OPENED', 'OPENING', 'UNEXPECTED', 'UNKNOWN'],
  },
  kafka_stream_s3_object_count: { state: ['committed', 'mark_destroyed', 'prepared'] },
  kafka_stream_snapshot_read_cache_: { operation: ['decode', 'put_into_cache', 'read_wal', 'replay'] },
  kafka_topic_request_count_total: { type: ['fetch', 'produce'] },
  kafka_zonerouter_router_bytes_total: { type: direction },
  kafka_zonerouter_router_latency_: {
    operation: direction,
    stage: ['append_channel', 'append_partition', 'get_channel', 'handle_request', 'request_target'],
  },
  jvm_memory_: { jvm_memory_type: ['heap', 'non_heap'] },
};

function valuesOf(metric: string): Values | undefined {
  const family = Object.keys(closedValues).find(
    (name) => name === metric || (name.endsWith('_') && metric.startsWith(name)),
  );
  return family === undefined ? undefined : closedValues[family];
}

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly level: string;
}

const metricOf = ({ name, type, labels, level }: Entry): Metric => ({
  name,
  type: type === 'counter' || type === 'histogram' ? type : 'gauge',
  labels,
  level: level === 'DEBUG' ? 'DEBUG' : 'INFO',
  values: valuesOf(name),
});

/** Brokers and controllers. `job` is the cluster id and `instance` the node id. */
export const automq: Exporter = {
  id: 'automq',
  what: 'brokers and controllers',
  labels: [...scrapedPodLabels, 'host_name', 'otel_scope_name'],
  values: { component: scrapedComponents },
  metrics: catalogue.map(metricOf),
  source:
    'What a running broker with the zone router gave; operations and stages from S3Operation, S3Stage and ObjectStorageMetrics of https://github.com/AutoMQ/automq at tag 1.7.3',
};
