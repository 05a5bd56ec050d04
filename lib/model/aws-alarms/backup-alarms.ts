import { keptObjectHours, oldestBackupHours } from '../backup';
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
    // For gaps CloudWatch looks further back, and counts the last snapshot until it has left that longer range as well
    // (user guide, "Configuring how CloudWatch alarms treat missing data").
    expression: 'FILL(completed, 0)',
    comparison: 'below',
    threshold: 1,
    unit: 'snapshots in an hour',
    thresholdReason: `One is taken every ${everyHours} hours. After ${hours} hours two were missed; after ${keptObjectHours({ everyHours })} objects that the newest one names begin to be deleted, and by it nothing can be read.`,
    periodSeconds: 3600,
    evaluationPeriods: hours,
    datapointsToAlarm: hours,
    missingData: 'breaching',
    missingDataReason:
      'An hour without a snapshot counts as 0; where there has been none at all, as with a volume without the tag, there is nothing to fill. It therefore alarms from its first deploy until the first snapshot.',
  };
}
