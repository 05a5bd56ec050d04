import { baselineBytesPerSecond } from '../baseline-bandwidth';
import type { Deployment } from '../deployment';
import type { AlertDefinition } from './alert-definition';
import { crossZoneWrites } from './cross-zone-writes';
import { brokerSets, ours, podsOf } from './selectors';
import { topicScopes } from './topic-scopes';

const byPod = 'by (namespace, pod, zone)';

const brokersOf = (deployment: Deployment) => podsOf(deployment, 'broker');

const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 23 ? 1 : 0)} MiB/s`;

/** What a broker’s node sustains in one direction; all have the same type. */
const baselineOf = ({ brokers }: Deployment) => Math.min(...brokers.map(({ node }) => baselineBytesPerSecond(node)));

/** Below this share of the baseline nothing is hot. */
const smallShare = 0.1;

/** Whether load and brokers are spread as they should be. */
export const balanceAlerts = {
  NetworkSaturated: {
    symptom: 'A broker can’t send or receive faster; its clients are slowed down.',
    severity: 'warning',
    unit: 'share',
    of: 'the bandwidth that its node sustains, the busier direction',
    range: [0.1, 1],
    forMinutes: 10,
    forReason: 'Nodes carry more than they sustain for minutes, and brokers are added in that time where they scale.',
    runbook: 'A partition is hot',
    exporters: ['automq'],
    description: '{{ $labels.pod }} in {{ $labels.zone }} uses {{ $value | humanizePercentage }} of its bandwidth.',
    cases: (deployment) => {
      const baseline = baselineOf(deployment);
      const used = (direction: string) =>
        `sum ${byPod} (rate(kafka_stream_network_${direction}_usage_bytes_total{${brokersOf(deployment)}}[5m])) / ${baseline}`;
      return [
        {
          threshold: 0.85,
          reason: `Nodes sustain ${mebibytes(baseline)} in each direction; above 85 % compaction and catch-up reads give way to live traffic.`,
          expression: (threshold) => `${used('inbound')} > ${threshold} or ${used('outbound')} > ${threshold}`,
        },
      ];
    },
  },
  ZoneAsymmetry: {
    symptom: 'One zone has far fewer brokers than another; its clients share what is left.',
    severity: 'warning',
    unit: 'share',
    of: 'the ready brokers of the largest zone that the smallest has',
    range: [0, 1],
    forMinutes: 30,
    forReason: 'Zones grow, shrink and are rolled out one after another.',
    runbook: 'A zone is out',
    exporters: ['kube-state-metrics'],
    description: 'The smallest zone has {{ $value | humanizePercentage }} of the brokers of the largest.',
    cases: (deployment) => {
      const ready = `kube_statefulset_status_replicas_ready{${brokerSets(deployment)}}`;
      return deployment.brokers.length < 2
        ? []
        : [
            {
              threshold: 0.6,
              reason:
                'Clients stay in their zone, so brokers of a zone that has less than 60 % carry two thirds more each.',
              expression: (threshold) => `min by (namespace) (${ready}) / max by (namespace) (${ready}) < ${threshold}`,
            },
          ];
    },
  },
  CrossZoneTraffic: {
    symptom: 'Producers write to brokers of other zones, which is paid for by the gigabyte.',
    severity: 'warning',
    unit: 'share',
    of: 'the written bytes that cross zones outside the zone router, estimated',
    range: [0, 1],
    forMinutes: 60,
    forReason: 'It is money, not service; an hour shows more than a restart of brokers.',
    runbook: 'Traffic crosses zones',
    exporters: ['automq'],
    description: 'About {{ $value | humanizePercentage }} of what is written crosses zones outside the zone router.',
    cases: crossZoneWrites,
  },
  PartitionFarAboveSiblings: {
    symptom: 'One partition gets far more than its siblings; its records come late, and more brokers don’t help.',
    severity: 'warning',
    unit: 'ratio',
    of: 'bytes written to the busiest partition of a topic to the mean of its siblings',
    range: [1.5, 1000],
    forMinutes: 30,
    forReason: 'Keys are spread over time; a key that is hot for half an hour stays so.',
    runbook: 'A partition is hot',
    exporters: ['automq'],
    description:
      'The busiest partition of {{ $labels.topic }} gets {{ $value | humanize }} times as much as its siblings.',
    cases: (deployment) => {
      const floor = Math.round(baselineOf(deployment) * smallShare);
      return topicScopes(deployment).map(({ owner, topics }) => ({
        owner,
        threshold: 4,
        reason: `Well spread keys stay within twice their siblings’ mean. Below ${mebibytes(floor)}, a tenth of what a broker sustains, no partition is hot.`,
        expression: (threshold: number) => {
          const rates = `sum by (namespace, topic, partition) (rate(kafka_network_io_bytes_total{${ours(deployment)},direction="in",${topics}}[10m]))`;
          const by = 'by (namespace, topic)';
          // A partition that nobody has written to has no rate, but an end.
          const others = `(count ${by} (max by (namespace, topic, partition) (kafka_log_end_offset{${ours(deployment)},${topics}})) - 1)`;
          return `max ${by} (${rates}) * ${others} / (sum ${by} (${rates}) - max ${by} (${rates})) > ${threshold} and max ${by} (${rates}) > ${floor}`;
        },
      }));
    },
  },
  BalancerStale: {
    symptom: 'Partitions are no longer moved away from busy or new brokers.',
    severity: 'warning',
    unit: 'seconds',
    of: 'since the balancer last heard of the load of a broker',
    range: [60, 86_400],
    forMinutes: 10,
    forReason: 'A new leading controller collects the loads anew.',
    runbook: 'The balancer does nothing',
    exporters: ['automq'],
    description:
      'The balancer’s figures{{ if $labels.node_id }} of node {{ $labels.node_id }}{{ end }} are stale or missing ({{ $value }}).',
    cases: (deployment) => {
      const delay = `kafka_stream_auto_balancer_metrics_time_delay_milliseconds{${podsOf(deployment, 'controller')}}`;
      return [
        {
          threshold: 180,
          reason: 'Brokers tell it each 10 s, and it leaves out what is older than 60 s.',
          expression: (threshold) => `max by (namespace, node_id) (${delay}) / 1000 > ${threshold} or absent(${delay})`,
        },
      ];
    },
  },
  BalancerIdle: {
    symptom: 'One broker carries far more than the others, and the balancer leaves it so.',
    severity: 'warning',
    unit: 'ratio',
    of: 'bytes of clients on the busiest broker to the mean of all',
    range: [1.2, 100],
    forMinutes: 30,
    forReason: 'The balancer looks each minute and moves 50 partitions at a time.',
    runbook: 'The balancer does nothing',
    exporters: ['automq'],
    description: 'The busiest broker carries {{ $value | humanize }} times the mean.',
    cases: (deployment) => {
      const least = deployment.brokers.reduce((sum, { count }) => sum + count, 0);
      if (least < 2) return [];
      const floor = Math.round(baselineOf(deployment) * smallShare);
      const loads = `sum ${byPod} (rate(kafka_broker_network_io_bytes_total{${brokersOf(deployment)}}[10m]))`;
      return [
        {
          threshold: Math.min(2, 1 + 0.5 * (least - 1)),
          reason: `The balancer allows 10 % off the mean. Below ${mebibytes(floor)}, a tenth of what a broker sustains, it does not matter.`,
          expression: (threshold) =>
            `max by (namespace) (${loads}) / avg by (namespace) (${loads}) > ${threshold} and max by (namespace) (${loads}) > ${floor}`,
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
