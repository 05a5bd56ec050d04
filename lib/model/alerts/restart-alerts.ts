import { containerName } from '../names';
import type { AlertDefinition } from './alert-definition';
import { ours } from './selectors';

/** What Prometheus extrapolates to the whole half hour is a little above what it has counted. */
const restarts = (matchers: string) =>
  `round(sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{${matchers}}[30m])))`;

const exitedItself = (matchers: string) =>
  `max by (namespace, pod, container) (kube_pod_container_status_last_terminated_exitcode{${matchers}}) == 1`;

/** Whether processes stay up. */
export const restartAlerts = {
  NodeFenced: {
    symptom:
      'A broker or controller ends itself again and again, as one does whose WAL another has taken or whose clock is behind.',
    severity: 'critical',
    unit: 'count',
    of: 'restarts in 30 minutes after which it ended with exit code 1',
    range: [1, 100],
    forMinutes: 0,
    forReason: 'The threshold has waited for several restarts already.',
    runbook: 'A node was fenced',
    exporters: ['kube-state-metrics'],
    description:
      '{{ $labels.pod }} has restarted {{ $value | humanize }} times in 30 minutes and ended with exit code 1.',
    cases: (deployment) => [
      {
        threshold: 2,
        reason: 'One exit is normal: the WAL had been taken over while the pod was away, and the next start works.',
        expression: (threshold) => {
          const matchers = `${ours(deployment)},container="${containerName}"`;
          return `${restarts(matchers)} > ${threshold} and ${exitedItself(matchers)}`;
        },
      },
    ],
  },
  PodKeepsRestarting: {
    symptom: 'A pod of the deployment does not stay up.',
    severity: 'warning',
    unit: 'count',
    of: 'restarts in 30 minutes',
    range: [1, 100],
    forMinutes: 0,
    forReason: 'The threshold has waited for several restarts already.',
    runbook: 'Out of memory',
    exporters: ['kube-state-metrics'],
    description:
      'Container {{ $labels.container }} of {{ $labels.pod }} has restarted {{ $value | humanize }} times in 30 minutes.',
    cases: (deployment) => [
      {
        threshold: 2,
        reason: 'One restart heals; the third says that it does not.',
        expression: (threshold) =>
          `${restarts(ours(deployment))} > ${threshold} unless ${exitedItself(`${ours(deployment)},container="${containerName}"`)}`,
      },
    ],
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
