/** How a measure is taken of the series of its metric. */
export interface MeasureQuery {
  readonly metric: string;
  /** How brokers are put together. */
  readonly aggregate: 'sum' | 'max';
  /** Whether it counts up, so that its rate is what matters. */
  readonly rate?: boolean;
  /** By what its series are chosen, beside the namespace: pods of a component, or a StatefulSet, of one zone where one is asked for. */
  readonly of: 'broker' | 'controller' | 'statefulSet';
  /** Values of a label, any of which is meant. */
  readonly where?: { readonly label: string; readonly values: readonly string[] };
}

/**
 * What Prometheus has scraped, by what it means.
 *
 * Network: AutoMQ's limiters see each byte once that the network card of a broker carries for records (AutoMQ 1.7.3):
 * produce requests as they come in (ElasticKafkaApis), what fetches give out (ElasticReplicaManager), every read from and
 * write to the object store, of the data, the WAL, compaction and the zone router's channel (AbstractObjectStorage), and
 * table files (IcebergWriter). So `kafka_broker_network_io_bytes_total` must not be added: it holds the client's bytes
 * again, and with the zone router it counts a produced byte at the leader, whose card never saw the client. Not in them
 * are headers, TLS, heartbeats, metadata, retries of uploads, and a WAL on NFS.
 *
 * CPU: the JVM's own time by its counter, in vCPUs; it needs no cAdvisor, and unlike
 * `jvm_cpu_recent_utilization_ratio` it is an average and no share of whatever the JVM takes for the machine.
 */
export const measures = {
  networkIn: { metric: 'kafka_stream_network_inbound_usage_bytes_total', aggregate: 'sum', rate: true, of: 'broker' },
  networkOut: { metric: 'kafka_stream_network_outbound_usage_bytes_total', aggregate: 'sum', rate: true, of: 'broker' },
  vcpus: { metric: 'jvm_cpu_time_seconds_total', aggregate: 'sum', rate: true, of: 'broker' },
  /** Brokers that a zone should have by its StatefulSet; the autoscaler writes that number. */
  deployed: { metric: 'kube_statefulset_replicas', aggregate: 'max', of: 'statefulSet' },
  ready: { metric: 'kube_statefulset_status_replicas_ready', aggregate: 'max', of: 'statefulSet' },
  /** Brokers of which Prometheus knows how they are. */
  scraped: { metric: 'up', aggregate: 'sum', of: 'broker' },
  /** Brokers of all zones that take part, as controllers see it. */
  active: { metric: 'kafka_broker_active_count', aggregate: 'max', of: 'controller' },
  /** On the broker that waits for most: what has left the WAL cache for the object store and has not arrived. */
  pendingUploadBytes: { metric: 'kafka_stream_wal_pending_upload_bytes', aggregate: 'max', of: 'broker' },
  /** Partitions that some broker is opening or closing. */
  changing: {
    metric: 'kafka_stream_partition_status_statistics',
    aggregate: 'sum',
    of: 'broker',
    where: { label: 'status', values: ['OPENING', 'CLOSING'] },
  },
  reassigned: { metric: 'kafka_reassign_partition_count', aggregate: 'sum', of: 'broker' },
} as const satisfies Readonly<Record<string, MeasureQuery>>;

export type Measure = keyof typeof measures;
