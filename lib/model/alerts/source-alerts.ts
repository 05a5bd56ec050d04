import type { ExporterId } from '../../facts/metrics/exporter';
import type { Deployment } from '../deployment';
import { groupLagIntervalSeconds, hasCanary, hasGroupLag } from '../monitors';
import type { Workload } from '../names';
import { isIssuing } from '../needed-components';
import type { AlertCase, AlertDefinition } from './alert-definition';
import { certificateEnds } from './certificate-ends';
import { ours } from './selectors';

/** Pods that are scraped, by component and zone; the exporter of lag is in any zone. */
function scrapedPods(deployment: Deployment): readonly { readonly component: Workload; readonly zone?: string }[] {
  const { controllers, brokers } = deployment;
  return [
    ...controllers.map(({ zone }) => ({ component: 'controller' as const, zone: zone.id })),
    ...brokers.map(({ zone }) => ({ component: 'broker' as const, zone: zone.id })),
    ...(hasCanary(deployment) ? brokers.map(({ zone }) => ({ component: 'canary' as const, zone: zone.id })) : []),
    ...(hasGroupLag(deployment) ? [{ component: 'group-lag' as const }] : []),
  ];
}

/** One series of each exporter that other alerts read and that the kit does not run. */
const signs = (deployment: Deployment): readonly { readonly exporter: ExporterId; readonly sign: string }[] => [
  { exporter: 'kube-state-metrics', sign: `kube_statefulset_replicas{${ours(deployment)}}` },
  { exporter: 'kubelet', sign: `kubelet_volume_stats_capacity_bytes{${ours(deployment)}}` },
  ...(isIssuing(deployment) ? [{ exporter: 'cert-manager' as const, sign: certificateEnds(deployment) }] : []),
];

/** Whether the other alerts can see anything. */
export const sourceAlerts = {
  MetricsMissing: {
    symptom: 'Nobody knows how a part of the deployment is: its metrics do not come.',
    severity: 'critical',
    unit: 'count',
    of: 'pods of a component that answer to Prometheus',
    range: [1, 1],
    forMinutes: 10,
    forReason: 'A pod that restarts is back in minutes.',
    runbook: 'Metrics are missing',
    exporters: ['prometheus'],
    description:
      'No {{ $labels.component }}{{ if $labels.zone }} in {{ $labels.zone }}{{ end }} answers to Prometheus.',
    cases: (deployment) =>
      scrapedPods(deployment).map(({ component, zone }): AlertCase => {
        const matchers = `component="${component}"${zone === undefined ? '' : `,zone="${zone}"`}`;
        const up = `up{${ours(deployment)},${matchers}}`;
        const by = `by (namespace, component${zone === undefined ? '' : ', zone'})`;
        return {
          threshold: 1,
          reason: 'One at least answers each scrape, or everything that is asked of them stays silent.',
          expression: (threshold) => `absent(${up}) or sum ${by} (${up}) < ${threshold}`,
        };
      }),
  },
  MetricSourceMissing: {
    symptom: 'Some alerts can’t fire, since nobody gives their metrics.',
    severity: 'warning',
    unit: 'count',
    of: 'series that the source gives of this deployment',
    range: [1, 1],
    forMinutes: 15,
    forReason: 'An exporter that moves to another node is back in minutes.',
    runbook: 'Metrics are missing',
    exporters: ['kube-state-metrics', 'kubelet', 'cert-manager'],
    description: 'Prometheus has no series of {{ $labels.source }}.',
    cases: (deployment) =>
      signs(deployment).map(({ exporter, sign }) => ({
        threshold: 1,
        reason:
          'kube-prometheus-stack scrapes the cluster’s own, and the PodMonitor `automq-certificates` cert-manager.',
        expression: (threshold: number) =>
          `label_replace(absent(count(${sign}) >= ${threshold}), "source", "${exporter}", "", "")`,
      })),
  },
  GroupLagStale: {
    symptom: 'Nobody knows how many seconds consumer groups are behind.',
    severity: 'warning',
    unit: 'seconds',
    of: 'since the exporter last saw all groups',
    range: [10, 86_400],
    forMinutes: 5,
    forReason: 'A failover of a coordinator passes.',
    runbook: 'Metrics are missing',
    exporters: ['group-lag'],
    description: 'The exporter of lag has seen nothing for {{ $value | humanizeDuration }}.',
    cases: (deployment) => {
      const interval = groupLagIntervalSeconds(deployment);
      if (interval === undefined) return [];
      return [
        {
          threshold: 10 * interval,
          reason: `It looks each ${interval} s; ten failed looks are no accident.`,
          expression: (threshold) =>
            `time() - max by (namespace) (automq_group_lag_last_success_timestamp_seconds{${ours(deployment)}}) > ${threshold}`,
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
