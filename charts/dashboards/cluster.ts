import type { Dashboard } from './dashboard';
import { wantedBrokers } from './limits';
import { metadata } from './metadata';
import { ours } from './selectors';
import { exactly, mustBeBelow, tooLittle, tooMuch, untilAlert } from './thresholds';
import { watching } from './watching';

/** Whether the deployment serves its clients, and whether its metadata is safe. */
export const cluster: Dashboard = {
  id: 'cluster',
  title: 'Cluster',
  purpose: 'Are clients served, and is the metadata safe?',
  variables: [],
  runbook: ['Clients do not reach the brokers', 'The quorum has no majority', 'A broker is gone', 'A zone is out'],
  rows: [
    {
      title: 'Now',
      panels: [
        {
          kind: 'stat',
          title: 'Alerts that fire',
          shows: 'Alerts of this deployment that fire.',
          good: 'None.',
          otherwise: 'Each alert names its heading of the runbook; begin with the critical ones.',
          alerts: [],
          unit: 'short',
          thresholds: tooMuch(1),
          queries: [
            {
              expr: `count(max by (alertname, severity) (ALERTS{${ours}, alertstate="firing"})) or vector(0)`,
              legend: 'alerts',
            },
          ],
        },
        {
          kind: 'stat',
          title: 'Active controllers',
          shows: 'Controllers that lead the metadata quorum.',
          good: 'Exactly one.',
          otherwise:
            'With none nothing can be created, moved or failed over: look at the controllers’ pods and volumes.',
          alerts: ['NoControllerLeader'],
          unit: 'short',
          thresholds: exactly(1),
          queries: [{ expr: `sum(kafka_controller_active_count{${ours}})`, legend: 'controllers' }],
        },
        {
          kind: 'stat',
          title: 'Offline partitions',
          shows: 'Partitions without a leader; they take no writes and give no reads.',
          good: 'None.',
          otherwise:
            'See whether a broker is gone; partitions of one move within seconds while a majority of controllers runs.',
          alerts: ['OfflinePartitions'],
          unit: 'short',
          thresholds: mustBeBelow(1),
          queries: [{ expr: `max(kafka_partition_offline_count{${ours}})`, legend: 'partitions' }],
        },
        {
          kind: 'stat',
          title: 'Brokers that serve',
          shows: 'Brokers that are registered and not fenced.',
          good: 'As many as the deployment has, at least.',
          otherwise: 'Look for pods that are not ready, by zone.',
          alerts: ['FencedBrokers', 'ZoneWithoutBrokers', 'ZonesUnavailable'],
          unit: 'short',
          thresholds: tooLittle(wantedBrokers, 1),
          queries: [{ expr: `max(kafka_broker_active_count{${ours}})`, legend: 'brokers' }],
        },
        {
          kind: 'stat',
          title: 'Fenced brokers',
          shows: 'Brokers that are registered and send no heartbeats.',
          good: 'None; for a minute or two one that restarts.',
          otherwise: 'A broker that is gone for good stays here until it is unregistered.',
          alerts: ['FencedBrokers'],
          unit: 'short',
          thresholds: tooMuch(1),
          queries: [{ expr: `max(kafka_broker_fenced_count{${ours}})`, legend: 'brokers' }],
        },
        {
          kind: 'stat',
          title: 'Since a canary was last served',
          shows:
            'Seconds since the canary wrote and read on every partition, in the worst zone and by the worst way in.',
          good: 'About the seconds between two rounds.',
          otherwise: 'The graph below tells zone and way in; compare with the brokers of that zone.',
          alerts: ['CanaryFailing'],
          unit: 's',
          when: 'canary',
          thresholds: untilAlert('CanaryFailing'),
          queries: [
            {
              expr: `max(time() - max by (zone, path) (automq_canary_last_success_timestamp_seconds{${ours}}))`,
              legend: 'seconds',
            },
          ],
        },
      ],
    },
    {
      title: 'Clients',
      panels: [
        {
          kind: 'graph',
          title: 'Traffic of clients',
          shows: 'Bytes that clients write and read, over all brokers.',
          good: 'Follows the day; reads are writes times the number of groups that read them.',
          otherwise: 'A sudden step up in reads is a replay, one down in writes are producers that fail.',
          alerts: [],
          unit: 'binBps',
          queries: [
            {
              expr: `sum(rate(kafka_broker_network_io_bytes_total{${ours}, direction="in"}[$__rate_interval]))`,
              legend: 'written',
            },
            {
              expr: `sum(rate(kafka_broker_network_io_bytes_total{${ours}, direction="out"}[$__rate_interval]))`,
              legend: 'read',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Time of requests, 99th percentile',
          shows: 'The worst broker’s 99th percentile of whole requests, waits included.',
          good: 'Produce within a second: a WAL in S3 collects records before it writes. Fetch ends when there are records or the client’s wait is over.',
          otherwise:
            'Compare with the append time in Storage: equally slow means the object store, otherwise the brokers’ threads.',
          alerts: ['ProduceSlow'],
          unit: 'ms',
          thresholds: untilAlert('ProduceSlow', 1000),
          queries: [
            { expr: `max(kafka_request_time_99p_milliseconds{${ours}, type="Produce"})`, legend: 'Produce' },
            { expr: `max(kafka_request_time_99p_milliseconds{${ours}, type="Fetch"})`, legend: 'Fetch' },
          ],
        },
        {
          kind: 'graph',
          title: 'Requests that failed, by error',
          shows: 'Errors that brokers answered, by Kafka’s name for them.',
          good: 'Near none. NOT_LEADER_OR_FOLLOWER comes in short bursts while partitions move.',
          otherwise: 'Authorization errors are a client’s rights; KAFKA_STORAGE_ERROR is the object store.',
          alerts: ['RequestErrors', 'RecordsRefused'],
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (error) (rate(kafka_request_error_count_total{${ours}, error!="NONE"}[$__rate_interval])) > 0`,
              legend: '{{error}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Canary: from writing to reading',
          shows: 'Time of the last round of each zone’s canary by each way in.',
          good: 'Alike in all zones.',
          otherwise: 'One zone alone is slow: look at its brokers and its network. All are slow: look at Storage.',
          alerts: ['CanarySlow'],
          unit: 's',
          when: 'canary',
          thresholds: untilAlert('CanarySlow'),
          queries: [
            {
              expr: `max by (zone, path) (automq_canary_end_to_end_seconds{${ours}})`,
              legend: '{{zone}} · {{path}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Requests by kind',
          shows: 'Requests that clients and brokers make, the eight most frequent kinds.',
          good: 'Produce and Fetch lead and follow the traffic.',
          otherwise: 'Much Metadata or ApiVersions with little traffic are clients that reconnect in a loop.',
          alerts: [],
          unit: 'reqps',
          queries: [
            {
              expr: `topk(8, sum by (type) (rate(kafka_request_count_total{${ours}}[$__rate_interval])))`,
              legend: '{{type}}',
            },
          ],
        },
      ],
    },
    metadata,
    watching,
  ],
};
