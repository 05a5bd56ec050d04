import type { Row } from './dashboard';
import { ours } from './selectors';
import { downToAlert, tooMuch } from './thresholds';

/** Whether the controllers keep the only index of the data in S3 together. */
export const metadata: Row = {
  title: 'Metadata',
  panels: [
    {
      kind: 'graph',
      title: 'Controllers that answer',
      shows: 'Controllers that Prometheus reaches.',
      good: 'All of them; one less while it restarts.',
      otherwise: 'With three, one more lost stops every change: look at its pod, its node and its volume.',
      alerts: ['ControllerQuorumAtRisk'],
      unit: 'short',
      thresholds: downToAlert('ControllerQuorumAtRisk'),
      queries: [{ expr: `sum(up{${ours}, component="controller"})`, legend: 'controllers' }],
    },
    {
      kind: 'graph',
      title: 'Controllers behind the leader',
      shows: 'Records of the metadata log that each controller has not yet.',
      good: 'Near 0 for each.',
      otherwise: 'A controller that falls behind does not count for a majority: look at its volume and its network.',
      alerts: [],
      unit: 'short',
      thresholds: tooMuch(1000),
      queries: [
        {
          expr: `clamp_min(-(max by (zone, instance) (kafka_server_kraft_log_end_offset{${ours}, component="controller"}) - scalar(max(kafka_server_kraft_log_end_offset{${ours}, component="controller"}))), 0)`,
          legend: '{{zone}} · controller {{instance}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Epoch of the quorum',
      shows: 'Counts the elections of a leader.',
      good: 'Flat; a step at each restart of the leader.',
      otherwise: 'Steps without restarts are controllers that do not hear each other in time.',
      alerts: ['NoControllerLeader'],
      unit: 'short',
      queries: [{ expr: `max(kafka_server_kraft_current_epoch{${ours}, component="controller"})`, legend: 'epoch' }],
    },
    {
      kind: 'graph',
      title: 'Time to commit metadata',
      shows: 'How long a metadata record takes until a majority has it, and how long events wait for the controller.',
      good: 'Some ten milliseconds.',
      otherwise: 'Look at the controllers’ CPU and volumes; every change of a leader waits for this.',
      alerts: [],
      unit: 'ms',
      thresholds: tooMuch(1000),
      queries: [
        { expr: `max(kafka_server_kraft_commit_latency_max_milliseconds{${ours}})`, legend: 'longest commit' },
        { expr: `max(kafka_event_queue_time_99p_milliseconds{${ours}})`, legend: '99th percentile of waiting' },
      ],
    },
    {
      kind: 'graph',
      title: 'Topics and partitions',
      shows: 'How many there are in the cluster.',
      good: 'Grows as contracts are added.',
      otherwise: 'A sudden growth is a client that creates topics; each partition costs memory and S3 requests.',
      alerts: [],
      unit: 'short',
      queries: [
        { expr: `max(kafka_topic_count{${ours}})`, legend: 'topics' },
        { expr: `max(kafka_partition_total_count{${ours}})`, legend: 'partitions' },
      ],
    },
  ],
};
