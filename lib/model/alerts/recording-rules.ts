import type { Deployment } from '../deployment';
import type { AlertArea } from './alert-areas';
import { ours } from './selectors';

/** A series that Prometheus works out for alerts and dashboards. */
export interface RecordingRule {
  readonly record: string;
  /** Whose alerts read it. */
  readonly area: AlertArea;
  readonly expression: string;
}

/**
 * Series that several alerts and dashboards read; lib/facts/metrics/automq-alerts.ts lists them with their labels.
 * Offsets are given by whoever leads the partition or has led it, so the highest is the newest.
 */
export const recordingRules = (deployment: Pick<Deployment, 'namespace'>): readonly RecordingRule[] => [
  {
    record: 'automq:group_lag_messages',
    area: 'groups',
    expression: [
      'sum by (namespace, consumer_group, topic) (clamp_min(',
      `max by (namespace, topic, partition) (kafka_log_end_offset{${ours(deployment)}})`,
      ' - on (namespace, topic, partition) group_right',
      ` max by (namespace, consumer_group, topic, partition) (kafka_group_commit_offset{${ours(deployment)}})`,
      ', 0))',
    ].join(''),
  },
];
