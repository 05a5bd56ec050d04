import { isIssuing } from '../needed-components';
import { usersJob } from '../names';
import type { AlertDefinition } from './alert-definition';
import { certificateEnds } from './certificate-ends';
import { brokerSets, ours, podsOf, withZone } from './selectors';

/** Minutes in which a broker that was added is not missed yet; `ScaleOutBlocked` says it when it finds no node. */
const arrivalMinutes = 30;

/** Where every zone keeps several brokers. */
const wholeZone = { forMinutes: 2, forReason: 'Rollouts and drains take one broker of a zone at a time.' } as const;

/** Whether the cluster holds together. */
export const clusterAlerts = {
  NoControllerLeader: {
    symptom: 'Nothing can change: no failover of a broker, no new topic, no new leader.',
    severity: 'critical',
    unit: 'count',
    of: 'controllers that say that they lead',
    range: [1, 1],
    forMinutes: 2,
    forReason: 'An election takes seconds, and a look is taken each scrape.',
    runbook: 'The quorum has no majority',
    exporters: ['automq'],
    description: '{{ $value }} controllers say that they lead the quorum.',
    cases: (deployment) => [
      {
        threshold: 1,
        reason: 'One leads; none, or two that don’t see each other, is no quorum.',
        expression: (threshold) =>
          `(sum(kafka_controller_active_count{${podsOf(deployment, 'controller')}}) or vector(0)) != ${threshold}`,
      },
    ],
  },
  ControllerQuorumAtRisk: {
    symptom: 'One more lost controller, and nothing can change any more.',
    severity: 'critical',
    unit: 'count',
    of: 'controllers that answer',
    range: [1, 9],
    forMinutes: 15,
    forReason:
      'A restart, a new node and its volume take minutes, and one controller at a time is restarted on purpose.',
    runbook: 'A controller lost its disk',
    exporters: ['prometheus'],
    description: '{{ $value }} controllers answer.',
    cases: (deployment) => {
      const voters = deployment.controllers.reduce((sum, { count }) => sum + count, 0);
      if (voters < 3) return [];
      return [
        {
          threshold: voters,
          reason: `All ${voters} vote; ${Math.floor(voters / 2) + 1} are the majority.`,
          expression: (threshold) => `(sum(up{${podsOf(deployment, 'controller')}}) or vector(0)) < ${threshold}`,
        },
      ];
    },
  },
  OfflinePartitions: {
    symptom: 'Some partitions can be neither written nor read.',
    severity: 'critical',
    unit: 'count',
    of: 'partitions without a leader',
    range: [0, 1_000_000],
    forMinutes: 2,
    forReason: 'A lost broker is fenced after 9 s and its log is recovered in seconds, one broker after another.',
    runbook: 'A broker is gone',
    exporters: ['automq'],
    description: '{{ $value }} partitions have no leader.',
    cases: (deployment) => [
      {
        threshold: 0,
        reason: 'A partition lacks its leader only for the seconds in which a broker opens it.',
        expression: (threshold) =>
          `max by (namespace) (kafka_partition_offline_count{${podsOf(deployment, 'controller')}}) > ${threshold}`,
      },
    ],
  },
  PartitionsNotOpen: {
    symptom: 'A broker does not open or close partitions as it should; they can be neither written nor read.',
    severity: 'critical',
    unit: 'count',
    of: 'partitions that a broker should have opened or closed more than a minute ago',
    range: [0, 1_000_000],
    forMinutes: 3,
    forReason: 'A lost broker’s log is recovered before its partitions open, for one lost broker after the other.',
    runbook: 'A broker is gone',
    exporters: ['automq'],
    description: 'On {{ $labels.pod }} in {{ $labels.zone }} {{ $value }} partitions are not as they should be.',
    cases: (deployment) => [
      {
        threshold: 0,
        reason: 'A partition opens or closes in seconds; until it has, nobody serves it.',
        expression: (threshold) =>
          `sum by (namespace, pod, zone) (kafka_stream_partition_status_statistics{${podsOf(deployment, 'broker')},status="UNEXPECTED"}) > ${threshold}`,
      },
    ],
  },
  FencedBrokers: {
    symptom: 'Brokers are out of the cluster; the others carry their partitions.',
    severity: 'warning',
    unit: 'count',
    of: 'registered brokers that are fenced',
    range: [0, 1000],
    forMinutes: 20,
    forReason:
      'A broker starts in up to 15 minutes, and after a scale-in it stays registered until the next run of the job that unregisters it.',
    runbook: 'A broker is gone',
    exporters: ['automq'],
    description: '{{ $value }} brokers are registered and fenced.',
    cases: (deployment) => [
      {
        threshold: 0,
        reason: 'A broker that is there heartbeats every few seconds.',
        expression: (threshold) =>
          `max by (namespace) (kafka_broker_fenced_count{${podsOf(deployment, 'controller')}}) > ${threshold}`,
      },
    ],
  },
  ZoneWithoutBrokers: {
    symptom: 'A zone has no broker; its clients are served from other zones or not at all.',
    severity: 'critical',
    unit: 'count',
    of: 'ready brokers of a zone',
    range: [0, 100],
    forMinutes: 5,
    forReason: 'The only broker of a zone restarts in that time.',
    runbook: 'A zone is out',
    exporters: ['kube-state-metrics'],
    description: 'Zone {{ $labels.zone }} has {{ $value }} ready brokers.',
    cases: (deployment) => [
      {
        threshold: 0,
        reason: 'One ready broker serves the zone, if slowly.',
        ...(deployment.brokers.every(({ count }) => count > 1) ? { hold: wholeZone } : {}),
        expression: (threshold) =>
          withZone(
            `max by (namespace, statefulset) (kube_statefulset_status_replicas_ready{${brokerSets(deployment)}}) <= ${threshold} and max by (namespace, statefulset) (kube_statefulset_replicas{${brokerSets(deployment)}}) > 0`,
            'statefulset',
          ),
      },
    ],
  },
  ZonesUnavailable: {
    symptom: 'Brokers are missing in more than one zone at once; the rest may not carry the load.',
    severity: 'critical',
    unit: 'count',
    of: 'zones in which brokers are missing',
    range: [1, 9],
    forMinutes: 10,
    forReason: 'A zone that is rolled out and one that heals may meet for minutes.',
    runbook: 'A zone is out',
    exporters: ['kube-state-metrics'],
    description: 'Brokers are missing in {{ $value }} zones.',
    cases: (deployment) =>
      deployment.brokers.length < 2
        ? []
        : [
            {
              threshold: 1,
              reason: 'Zones are rolled out one after another, and the capacity is planned for the loss of one.',
              // All zones grow at once with the load, and what has just been added is not missing.
              expression: (threshold) =>
                `count(max by (namespace, statefulset) (kube_statefulset_status_replicas_ready{${brokerSets(deployment)}}) < max by (namespace, statefulset) (min_over_time(kube_statefulset_replicas{${brokerSets(deployment)}}[${arrivalMinutes}m]))) > ${threshold}`,
            },
          ],
  },
  UsersJobFailing: {
    symptom: 'New users, passwords, rights and renewed certificates no longer reach the brokers.',
    severity: 'warning',
    unit: 'seconds',
    of: 'since the job that keeps users last succeeded',
    range: [600, 604_800],
    forMinutes: 0,
    forReason: 'The threshold has waited for several runs already.',
    runbook: 'A password is to change',
    exporters: ['kube-state-metrics'],
    description: 'The job has not succeeded for {{ $value | humanizeDuration }}.',
    cases: (deployment) =>
      deployment.security.kind === 'tls'
        ? [
            {
              threshold: 3600,
              reason: 'It runs every ten minutes; six in a row are not chance.',
              expression: (threshold) => {
                const since = (metric: string) =>
                  `max by (namespace) (${metric}{${ours(deployment)},cronjob="${usersJob}"})`;
                const succeeded = since('kube_cronjob_status_last_successful_time');
                // One that has never succeeded says nothing of it.
                return `time() - (${succeeded} or ${since('kube_cronjob_created')}) > ${threshold}`;
              },
            },
          ]
        : [],
  },
  CertificateExpiring: {
    symptom: 'Connections will be refused when a certificate ends that was not renewed.',
    severity: 'critical',
    unit: 'days',
    of: 'until a certificate ends',
    range: [1, 89],
    forMinutes: 60,
    forReason: 'There are days left, and cert-manager tries each hour.',
    runbook: 'A certificate is about to end',
    exporters: ['cert-manager'],
    description: 'Certificate {{ $labels.name }} ends in {{ $value | printf "%.0f" }} days.',
    cases: (deployment) => {
      if (!isIssuing(deployment)) return [];
      return [
        {
          threshold: 30,
          reason:
            'cert-manager renews 90 days before the end; two months of failures are no accident, and a month is left.',
          expression: (threshold) => `(min by (name) (${certificateEnds(deployment)}) - time()) / 86400 < ${threshold}`,
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
