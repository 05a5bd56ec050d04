import type { ExporterId } from '../../facts/metrics/exporter';
import { hasCanary, hasGroupLag } from '../monitors';
import { isScaledByNetwork, isScraped } from '../needed-components';
import type { Deployment } from '../deployment';

/** What decides which exporters there are; of a file or of its meaning. */
export type Exporting = Pick<Deployment, 'monitoring' | 'components' | 'autoscaling'> & {
  /** Whether cert-manager issues the certificates. */
  readonly issues: boolean;
};

/**
 * Whose metrics a deployment can ask for. That of the cluster’s own comes with kube-prometheus-stack; where somebody
 * else’s Prometheus lacks it, `MetricSourceMissing` says so.
 */
export function exportersOf(exporting: Exporting): readonly ExporterId[] {
  if (!isScraped(exporting)) return [];
  return [
    'automq',
    'prometheus',
    'automq-alerts',
    'kube-state-metrics',
    'kubelet',
    ...(hasCanary(exporting) ? (['canary'] as const) : []),
    ...(hasGroupLag(exporting) ? (['group-lag'] as const) : []),
    ...(exporting.issues ? (['cert-manager'] as const) : []),
    ...(isScaledByNetwork(exporting) ? (['automq-scaling'] as const) : []),
  ];
}
