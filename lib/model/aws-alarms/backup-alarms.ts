import { oldestBackupHours } from '../backup';
import type { AlarmDefinition } from './alarm-definition';

/** Those of a backup each `everyHours`; here each six hours, as a file has it that says nothing. */
export const backupAlarms = {
  BackupTooOld: backupTooOld(6),
} as const satisfies Readonly<Record<string, AlarmDefinition>>;

/** On each controller’s volume: the metric counts snapshots, so its age is how many hours none was counted. */
export function backupTooOld(everyHours: number): AlarmDefinition {
  const hours = oldestBackupHours({ everyHours });
  return {
    symptom: 'The volume of a controller, part of the only index of the data, has no young snapshot.',
    severity: 'critical',
    runbook: 'A backup is too old',
    metrics: { completed: { metric: 'snapshotsCompleted', statistic: 'Sum' } },
    comparison: 'below',
    threshold: 1,
    unit: 'snapshots in an hour',
    thresholdReason: `One is taken every ${everyHours} hours. After ${hours} hours two were missed, and objects that the newest one names begin to be deleted.`,
    periodSeconds: 3600,
    evaluationPeriods: hours,
    datapointsToAlarm: hours,
    missingData: 'breaching',
    missingDataReason:
      'An hour without a snapshot has no value, nor has a volume without the tag. It therefore alarms from its first deploy until the first snapshot.',
  };
}
