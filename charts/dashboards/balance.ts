import type { Row } from './dashboard';
import { ofBroker, ours } from './selectors';
import { untilAlert } from './thresholds';

const broker = '{{zone}} · broker {{instance}}';

const load = `sum by (instance) (rate(kafka_broker_network_io_bytes_total{${ours}, component="broker"}[10m]))`;

/** Whether load and partitions are spread, and whether the balancer sees to it. */
export const balance: Row = {
  title: 'Balance',
  panels: [
    {
      kind: 'graph',
      title: 'Busiest broker against the mean',
      shows: 'Bytes of clients on the busiest broker, as a multiple of the mean of all.',
      good: 'Near 1 under load; with little traffic it says nothing, since the balancer leaves that as it is.',
      otherwise: 'See whether the balancer knows the load (beside this), then whether one partition is hot.',
      alerts: ['BalancerIdle'],
      unit: 'short',
      thresholds: untilAlert('BalancerIdle'),
      queries: [
        {
          expr: `max(${load}) / avg(${load})`,
          legend: 'busiest broker',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Age of the balancer’s data',
      shows: 'How old what the balancer knows of each broker is.',
      good: 'Below three minutes.',
      otherwise: 'The broker’s reporter does not reach the cluster: its log names the login or the address.',
      alerts: ['BalancerStale'],
      unit: 'ms',
      thresholds: untilAlert('BalancerStale', 1000),
      queries: [
        {
          expr: `max by (node_id) (kafka_stream_auto_balancer_metrics_time_delay_milliseconds{${ours}, node_id=~"$broker"})`,
          legend: 'broker {{node_id}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Partitions that move',
      shows: 'Partitions of a broker that are being reassigned.',
      good: 'None most of the time; a move takes seconds, since no data is copied.',
      otherwise: 'Moves that never end are brokers that can’t open partitions: see the states beside this.',
      alerts: [],
      unit: 'short',
      queries: [{ expr: `max by (zone, instance) (kafka_reassign_partition_count{${ofBroker}})`, legend: broker }],
    },
    {
      kind: 'graph',
      title: 'Partitions that are not open',
      shows: 'Partitions of all brokers that are opening, closing or failed.',
      good: 'Short steps while brokers start and stop; none failed.',
      otherwise: 'Opening takes as long as reading the WAL of who had it before; a failed one is named in the log.',
      alerts: ['PartitionsNotOpen', 'OfflinePartitions'],
      unit: 'short',
      queries: [
        {
          expr: `sum by (status) (kafka_stream_partition_status_statistics{${ofBroker}, status=~"OPENING|CLOSING|FAILED|UNEXPECTED"})`,
          legend: '{{status}}',
        },
      ],
    },
  ],
};
