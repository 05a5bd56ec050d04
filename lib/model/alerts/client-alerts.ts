import type { AlertDefinition } from './alert-definition';
import { canaryFailing } from './canary-failing';
import { leastLatencySeconds } from './least-latency';
import { matching, ours, podsOf } from './selectors';

const window = '[5m]';

/**
 * Requests a second below which a percentile remembers for longer than a burst of minutes lasts: it is that of the last
 * 1028 requests or so (ExponentiallyDecayingSample of metrics-core 2.2.0), however long ago they were.
 */
const leastRequestsPerSecond = 10;

/**
 * Answers that clients get in passing and act upon: the leader or the coordinator has moved, a group is formed anew, a
 * reader asks a broker for what it does not know of yet, as canaries do, or for what has been deleted.
 */
const passingErrors = [
  'NONE',
  '.*COORDINATOR.*',
  '.*LEADER.*',
  'NOT_CONTROLLER',
  'MEMBER_ID_REQUIRED',
  'REBALANCE_IN_PROGRESS',
  'CONCURRENT_TRANSACTIONS',
  'OFFSET_NOT_AVAILABLE',
  'OFFSET_OUT_OF_RANGE',
  '.*FETCH_SESSION.*',
  'THROTTLING_QUOTA_EXCEEDED',
];

/** What a broker says of records that can never be written. */
const refusals = [
  'CORRUPT_MESSAGE',
  'INVALID_RECORD',
  'INVALID_TIMESTAMP',
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
];

/** What clients feel themselves. */
export const clientAlerts = {
  CanaryFailing: {
    symptom: 'Clients in a zone can’t write and read any more.',
    severity: 'critical',
    unit: 'seconds',
    of: 'since the canary last wrote and read on every partition',
    range: [10, 3600],
    forMinutes: 0,
    forReason: 'The threshold has waited for several rounds already.',
    runbook: 'Clients do not reach the brokers',
    exporters: ['canary'],
    description:
      'The canary in {{ $labels.zone }} has not been served over {{ $labels.path }} for {{ $value | humanizeDuration }}.',
    cases: canaryFailing,
  },
  CanarySlow: {
    symptom: 'Records reach readers late.',
    severity: 'warning',
    unit: 'seconds',
    of: 'from writing a record to having read it, on the slowest partition',
    range: [0.05, 600],
    forMinutes: 10,
    forReason: 'A failover or a restart delays single rounds.',
    runbook: 'Writes are slow',
    exporters: ['canary'],
    description:
      'In {{ $labels.zone }} over {{ $labels.path }} a record takes {{ $value | humanizeDuration }} to be read back.',
    cases: (deployment) => [
      {
        threshold: deployment.kafka.zoneRouter ? 5 : 3,
        reason: deployment.kafka.zoneRouter
          ? 'A batch waits for the zone router’s object, the WAL’s and the reader’s own look at it, each a second at worst; five are too many.'
          : 'A batch waits for one object in the WAL and a fetch, each a second at worst; three are too many.',
        expression: (threshold) =>
          `max by (namespace, zone, path) (avg_over_time(automq_canary_end_to_end_seconds{${ours(deployment)}}${window})) > ${threshold}`,
      },
    ],
  },
  CanaryCrossZone: {
    symptom: 'Clients of a zone are sent to brokers of another one, which is slower and is paid for by the gigabyte.',
    severity: 'warning',
    unit: 'share',
    of: 'partitions that the canary is told are led in another zone',
    range: [0, 1],
    forMinutes: 15,
    forReason: 'While brokers restart, others stand in for them.',
    runbook: 'Traffic crosses zones',
    exporters: ['canary'],
    description:
      '{{ $value | humanizePercentage }} of the partitions are led outside {{ $labels.zone }} for its clients over {{ $labels.path }}.',
    cases: (deployment) =>
      deployment.kafka.zoneRouter
        ? [
            {
              threshold: 0,
              reason: 'The zone router names a broker of the client’s own zone for every partition.',
              expression: (threshold) =>
                `1 - max by (namespace, zone, path) (automq_canary_partitions_led_in_zone{${ours(deployment)}}) / max by (namespace, zone, path) (automq_canary_partitions{${ours(deployment)}}) > ${threshold}`,
            },
          ]
        : [],
  },
  ProduceSlow: {
    symptom: 'Producers wait long until a record is acknowledged.',
    severity: 'critical',
    unit: 'seconds',
    of: 'until a produce request is answered, 99th percentile of a broker',
    range: [0.01, 600],
    forMinutes: 10,
    forReason: 'The percentile holds on to a burst for five minutes.',
    runbook: 'Writes are slow',
    exporters: ['automq'],
    description:
      'Broker {{ $labels.pod }} in {{ $labels.zone }} takes {{ $value | humanizeDuration }} to answer a producer.',
    cases: (deployment) => {
      const { seconds, reason } = leastLatencySeconds(deployment);
      const requests = `{${podsOf(deployment, 'broker')},type="Produce"}`;
      return [
        {
          threshold: seconds,
          reason: `${reason} A broker with fewer than ${leastRequestsPerSecond} such requests a second is left to the canary: its percentile remembers a bad minute for an hour.`,
          expression: (threshold) =>
            `max by (namespace, pod, zone) (kafka_request_time_99p_milliseconds${requests}) / 1000 > ${threshold} and sum by (namespace, pod, zone) (rate(kafka_request_count_total${requests}${window})) > ${leastRequestsPerSecond}`,
        },
      ];
    },
  },
  RequestErrors: {
    symptom: 'Brokers refuse what clients ask for.',
    severity: 'warning',
    unit: 'share',
    of: 'answers to produce and fetch requests that are errors, without those that clients act upon in passing',
    range: [0, 1],
    forMinutes: 10,
    forReason: 'A failover answers with errors for seconds.',
    runbook: 'Clients do not reach the brokers',
    exporters: ['automq'],
    description:
      '{{ $value | humanizePercentage }} of the answers to {{ $labels.type }} requests are {{ $labels.error }}.',
    cases: (deployment) => [
      {
        threshold: 0.01,
        reason:
          'Clients that work get none; one in a hundred is a client that never gets on, or many that do so slowly.',
        expression: (threshold) => {
          const requests = `${ours(deployment)},type=~"Produce|Fetch"`;
          const errors = `sum by (namespace, type, error) (rate(kafka_request_error_count_total{${requests},error!~${matching(passingErrors)}}${window}))`;
          return `${errors} / on (namespace, type) group_left sum by (namespace, type) (rate(kafka_request_error_count_total{${requests}}${window})) > ${threshold}`;
        },
      },
    ],
  },
  RecordsRefused: {
    symptom: 'A producer sends records that can’t be written; they are lost unless it keeps them.',
    severity: 'warning',
    unit: 'count',
    of: 'refusals in 15 minutes',
    range: [0, 1_000_000],
    forMinutes: 0,
    forReason: 'No retry makes such a record right.',
    runbook: 'A producer sends malformed records',
    exporters: ['automq'],
    description: '{{ $value | humanize }} answers of {{ $labels.error }} to producers in 15 minutes.',
    cases: (deployment) => [
      {
        threshold: 5,
        reason: 'Fewer are somebody’s trial; a producer at work repeats it.',
        expression: (threshold) =>
          `sum by (namespace, error) (increase(kafka_request_error_count_total{${ours(deployment)},type="Produce",error=~${matching(refusals)}}[15m])) > ${threshold}`,
      },
    ],
  },
  LiveReadsWait: {
    symptom: 'Readers of new records wait, since others take the memory of reads.',
    severity: 'warning',
    unit: 'seconds',
    of: 'for which a read of cached records waits for memory, 99th percentile of a broker',
    range: [0.001, 600],
    forMinutes: 10,
    forReason: 'A burst of reads passes.',
    runbook: 'A replay starves live readers',
    exporters: ['automq'],
    description:
      'On {{ $labels.pod }} in {{ $labels.zone }} live reads wait {{ $value | humanizeDuration }} for memory of the fetch limiter.',
    cases: (deployment) => [
      {
        threshold: 1,
        reason: 'Cached records are there in milliseconds; a second is what live readers of a view notice.',
        expression: (threshold) =>
          `max by (namespace, pod, zone) (kafka_stream_fetch_limiter_time_99p_nanoseconds{${podsOf(deployment, 'broker')},limiter_name="fast"}) / 1e9 > ${threshold}`,
      },
    ],
  },
  RequestThreadsBusy: {
    symptom: 'Every request waits, because the threads of a broker are busy.',
    severity: 'warning',
    unit: 'share',
    of: 'time in which its threads are idle',
    range: [0, 1],
    forMinutes: 10,
    forReason: 'Restarts and rebalances of many clients pass in minutes.',
    runbook: 'Writes are slow',
    exporters: ['automq'],
    description:
      'The threads of {{ $labels.pod }} in {{ $labels.zone }} are idle for {{ $value | humanizePercentage }} of the time.',
    cases: (deployment) => [
      {
        threshold: 0.3,
        reason: 'Below 30 % idle, queues before the threads grow faster than the load (AutoMQ’s own advice).',
        expression: (threshold) => {
          const idle = (metric: string) =>
            `min by (namespace, pod, zone) (${metric}{${podsOf(deployment, 'broker')}}) < ${threshold}`;
          return `${idle('kafka_io_threads_idle_rate_1m')} or ${idle('kafka_network_threads_idle_rate')}`;
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
