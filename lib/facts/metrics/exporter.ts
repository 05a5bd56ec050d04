import type { Metric } from './metric';

/** Who gives metrics. */
export const exporterIds = [
  'automq',
  'canary',
  'group-lag',
  'prometheus',
  'automq-alerts',
  'automq-scaling',
  'kube-state-metrics',
  'kubelet',
  'cert-manager',
] as const;

export type ExporterId = (typeof exporterIds)[number];

/** A source of metrics with those that queries may use; it may give more. */
export interface Exporter {
  readonly id: ExporterId;
  readonly what: string;
  /** Labels of every series, from the exporter itself or from being scraped. */
  readonly labels: readonly string[];
  /** Closed sets of values of these labels. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly metrics: readonly Metric[];
  /** Where the list was read. */
  readonly source: string;
}
