import type { Deployment } from '../deployment';
import { contractRecordings } from './contract-recordings';
import type { RecordingRule } from './recording-rule';
import { ours } from './selectors';

/**
 * Series that several alerts and dashboards read; lib/facts/metrics/automq-alerts.ts lists them with their labels.
 * Offsets are given by whoever leads the partition or has led it, so the highest is the newest.
 */
export const recordingRules = (
  deployment: Pick<Deployment, 'namespace' | 'readContracts' | 'monitoring' | 'components'>,
): readonly RecordingRule[] => [
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
  ...contractRecordings(deployment),
];
