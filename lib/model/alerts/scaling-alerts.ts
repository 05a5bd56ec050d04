import { mostTerminationGraceSeconds } from '../../config/kafka';
import { outsideAccesses } from '../access';
import type { Deployment } from '../deployment';
import { isAutoscaled, isScaledByNetwork } from '../needed-components';
import { nodesFollow } from '../broker-nodes';
import { scalingSeries } from '../scaling/scaling-series';
import type { AlertCase, AlertDefinition } from './alert-definition';
import { brokerSets, matching, literally, ours, withZone } from './selectors';

/** Matchers for the pods of brokers, by their names. */
const brokerPods = (deployment: Deployment) =>
  `${ours(deployment)},pod=~${matching(deployment.brokers.map(({ name }) => `${literally(name)}-[0-9]+`))}`;

/** The autoscaler says it itself. KEDA does not: it falls back on a number when Prometheus has no answer for it. */
function blindAutoscalers(deployment: Deployment): readonly AlertCase[] {
  if (!isAutoscaled(deployment)) return [];
  const blind = `max by (namespace, horizontalpodautoscaler) (kube_horizontalpodautoscaler_status_condition{${ours(deployment)},condition="ScalingActive",status="false"})`;
  const unanswered = isScaledByNetwork(deployment)
    ? deployment.brokers.map(({ zone }) => `absent(${scalingSeries.wanted}{${ours(deployment)},zone="${zone.id}"})`)
    : [];
  return [
    {
      threshold: 0,
      reason: 'Without metrics a zone neither grows nor shrinks.',
      expression: (threshold) =>
        [withZone(`${blind} > ${threshold}`, 'horizontalpodautoscaler'), ...unanswered].join(' or '),
    },
  ];
}

/** Whether the number of brokers can follow the load. */
export const scalingAlerts = {
  ScaleOutBlocked: {
    symptom: 'A broker that is wanted finds no node; the others go on carrying its load.',
    severity: 'critical',
    unit: 'count',
    of: 'pods of brokers of a zone that are pending',
    range: [0, 100],
    forMinutes: 10,
    forReason: 'A new node takes two to three minutes, an image and a volume another one.',
    runbook: 'A scale-out is blocked',
    exporters: ['kube-state-metrics'],
    description: 'In zone {{ $labels.zone }} {{ $value }} brokers are pending.',
    cases: (deployment) => [
      {
        threshold: 0,
        reason: nodesFollow(deployment)
          ? 'Nodes come for every broker that is wanted.'
          : 'There is a node for every broker that may be wanted.',
        expression: (threshold) =>
          `sum by (namespace, zone) (${withZone(`kube_pod_status_phase{${brokerPods(deployment)},phase="Pending"}`, 'pod')}) > ${threshold}`,
      },
    ],
  },
  ScaledToTheMost: {
    symptom: 'A zone has all the brokers that it may have; more load will slow clients down.',
    severity: 'warning',
    unit: 'share',
    of: 'the most brokers of a zone that are wanted',
    range: [0.1, 1],
    forMinutes: 30,
    forReason: 'A peak that passes in half an hour was planned for.',
    runbook: 'A scale-out is blocked',
    exporters: ['kube-state-metrics'],
    description: 'The autoscaler of {{ $labels.zone }} wants {{ $value | humanizePercentage }} of its most.',
    cases: (deployment) => {
      const by = 'max by (namespace, horizontalpodautoscaler)';
      const of = (field: string) => `${by} (kube_horizontalpodautoscaler_${field}{${ours(deployment)}})`;
      const most = Math.max(...deployment.brokers.map(({ maxCount }) => maxCount));
      return isAutoscaled(deployment)
        ? [
            {
              threshold: 1,
              reason: `The file allows ${most} in each zone, which the workloads need at their worst.`,
              expression: (threshold) =>
                withZone(
                  `${of('status_desired_replicas')} / ${of('spec_max_replicas')} >= ${threshold} and ${of('spec_max_replicas')} > ${of('spec_min_replicas')}`,
                  'horizontalpodautoscaler',
                ),
            },
          ]
        : [];
    },
  },
  AutoscalerBlind: {
    symptom: 'The number of brokers no longer follows the load.',
    severity: 'critical',
    unit: 'count',
    of: 'autoscalers that can’t read their metrics',
    range: [0, 100],
    forMinutes: 10,
    forReason: 'A Prometheus or a metrics-server that restarts is back in minutes, and the number stays meanwhile.',
    runbook: 'A scale-out is blocked',
    exporters: ['kube-state-metrics', 'automq-scaling'],
    description: 'The autoscaler of {{ $labels.zone }} can’t read its metrics.',
    cases: blindAutoscalers,
  },
  ScaleFlapping: {
    symptom: 'Brokers come and go again and again, and partitions move with them.',
    severity: 'warning',
    unit: 'count',
    of: 'changes of the number of brokers of a zone in two hours',
    range: [1, 100],
    forMinutes: 0,
    forReason: 'The threshold has waited for several changes already.',
    runbook: 'A scale-in is stuck',
    exporters: ['kube-state-metrics'],
    description: 'The number of brokers in {{ $labels.zone }} has changed {{ $value }} times in two hours.',
    cases: (deployment) => {
      const most = Math.max(...deployment.brokers.map(({ maxCount, count }) => maxCount - count));
      return isAutoscaled(deployment)
        ? [
            {
              threshold: Math.max(4, most + 2),
              reason: `A peak takes a zone up in ${most} steps at most, and down one by one over hours.`,
              expression: (threshold) =>
                withZone(
                  `max by (namespace, statefulset) (changes(kube_statefulset_replicas{${brokerSets(deployment)}}[2h])) > ${threshold}`,
                  'statefulset',
                ),
            },
          ]
        : [];
    },
  },
  ShutdownSlow: {
    symptom:
      'A broker that stops hands its partitions over slowly; a rollout or a scale-in waits, and it may be killed.',
    severity: 'warning',
    unit: 'seconds',
    of: 'since a broker was asked to stop',
    range: [10, mostTerminationGraceSeconds],
    forMinutes: 0,
    forReason: 'The threshold has waited already.',
    runbook: 'A scale-in is stuck',
    exporters: ['kube-state-metrics'],
    description: '{{ $labels.pod }} has been stopping for {{ $value | humanizeDuration }}.',
    cases: (deployment) => {
      const grace = deployment.kafka.terminationGracePeriodSeconds;
      return [
        {
          threshold: grace / 2,
          reason: `Brokers stop in half a minute; after ${grace} s the kubelet kills them, and the WAL has to be recovered.`,
          // The deletion timestamp is the end of the grace period.
          expression: (threshold) =>
            `time() - max by (namespace, pod) (kube_pod_deletion_timestamp{${brokerPods(deployment)}}) + ${grace} > ${threshold}`,
        },
      ];
    },
  },
  SlotsRunningOut: {
    symptom: 'The next brokers of a zone will have no port outside the cluster, and clients there can’t reach them.',
    severity: 'warning',
    unit: 'share',
    of: 'the slots of a zone that brokers have',
    range: [0.1, 1],
    forMinutes: 60,
    forReason:
      'More slots are a change of load balancers, of clients’ firewalls and of certificates: days, not minutes.',
    runbook: 'A broker has no slot',
    exporters: ['kube-state-metrics'],
    description: 'Brokers in {{ $labels.zone }} have {{ $value | humanizePercentage }} of the slots.',
    cases: (deployment) => {
      const slots = outsideAccesses(deployment.access).map(({ slotsPerZone }) => slotsPerZone);
      // Where the number is fixed, a rule has compared the two.
      if (slots.length === 0 || !isAutoscaled(deployment)) return [];
      const least = Math.min(...slots);
      return [
        {
          threshold: 0.8,
          reason: `Each zone has ${least} slots; a fifth of them is the time in which to add some.`,
          expression: (threshold) =>
            withZone(
              `max by (namespace, statefulset) (kube_statefulset_replicas{${brokerSets(deployment)}}) / ${least} > ${threshold}`,
              'statefulset',
            ),
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
