import { automq } from './automq';
import { automqAlerts } from './automq-alerts';
import { automqScaling } from './automq-scaling';
import { canary } from './canary';
import { certManager } from './cert-manager';
import type { Exporter, ExporterId } from './exporter';
import { groupLag } from './group-lag';
import { kubeStateMetrics } from './kube-state-metrics';
import { kubelet } from './kubelet';
import { prometheus } from './prometheus';

/** Every source of metrics that alerts, dashboards and scaling may name. */
export const exporters: Readonly<Record<ExporterId, Exporter>> = {
  automq,
  canary,
  'group-lag': groupLag,
  prometheus,
  'automq-alerts': automqAlerts,
  'automq-scaling': automqScaling,
  'kube-state-metrics': kubeStateMetrics,
  kubelet,
  'cert-manager': certManager,
};
