import type { Row } from './dashboard';
import { ofBroker, ours } from './selectors';
import { tooLittle, untilAlert } from './thresholds';

const broker = '{{zone}} · broker {{instance}}';

/** What is in the object store, what reads of it wait for, and the volumes beside it. */
export const objects: Row = {
  title: 'Objects, reads of history and volumes',
  panels: [
    {
      kind: 'graph',
      title: 'Objects',
      shows: 'Objects that the metadata knows, by state.',
      good: 'Prepared and mark_destroyed are few and come and go.',
      otherwise: 'Growing mark_destroyed are objects that can’t be deleted: rights, or a bucket with object lock.',
      alerts: ['ObjectCleanupStuck'],
      unit: 'short',
      queries: [{ expr: `max by (state) (kafka_stream_s3_object_count{${ours}})`, legend: '{{state}}' }],
    },
    {
      kind: 'graph',
      title: 'Objects to be compacted',
      shows: 'Objects of a broker that hold records of many partitions, before they are split.',
      good: 'Steady.',
      otherwise: 'Growth makes reads of history dear: compaction lacks network, or its broker is gone.',
      alerts: [],
      unit: 'short',
      queries: [
        {
          expr: `max by (node_id) (kafka_stream_stream_set_object_num{${ours}, node_id=~"$broker"})`,
          legend: 'broker {{node_id}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Delay of compaction',
      shows: 'How late a broker’s compaction is.',
      good: 'Steady.',
      otherwise: 'See the network out by class: compaction comes last.',
      alerts: [],
      unit: 'ms',
      queries: [
        {
          expr: `max by (zone, instance) (kafka_stream_compaction_delay_time_milliseconds{${ofBroker}})`,
          legend: broker,
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Reads of history from memory',
      shows: 'Share of reads of older records that the block cache answers.',
      good: 'Above 80 % while somebody reads in order.',
      otherwise: 'Many groups read different history at once: limit them, or take nodes with more memory.',
      alerts: [],
      unit: 'percentunit',
      thresholds: tooLittle(0.8),
      queries: [
        {
          expr: `sum by (zone, instance) (rate(kafka_stream_operation_latency_count{${ofBroker}, operation_name="read_block_cache", status="hit"}[$__rate_interval])) / sum by (zone, instance) (rate(kafka_stream_operation_latency_count{${ofBroker}, operation_name="read_block_cache"}[$__rate_interval]))`,
          legend: broker,
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Live reads that wait for memory, 99th percentile',
      shows: 'Time for which reads of cached records wait until a broker has memory for them.',
      good: 'Milliseconds.',
      otherwise: 'A replay takes it all: set a fetch quota for who replays.',
      alerts: ['LiveReadsWait'],
      unit: 'ns',
      thresholds: untilAlert('LiveReadsWait', 1e9),
      queries: [
        {
          expr: `max by (zone, instance) (kafka_stream_fetch_limiter_time_99p_nanoseconds{${ofBroker}, limiter_name="fast"})`,
          legend: broker,
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Fullest volumes',
      shows: 'Used share of each volume claim, the eight fullest.',
      good: 'Below 70 %.',
      otherwise: 'Enlarge the claims before 90 %: a controller with a full volume stops.',
      alerts: ['VolumeFilling'],
      unit: 'percentunit',
      thresholds: untilAlert('VolumeFilling'),
      queries: [
        {
          expr: `topk(8, 1 - max by (persistentvolumeclaim) (kubelet_volume_stats_available_bytes{${ours}}) / max by (persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes{${ours}}))`,
          legend: '{{persistentvolumeclaim}}',
        },
      ],
    },
  ],
};
