import { keptObjectHours, oldestBackupHours } from '../backup';
import { backupJob } from '../names';
import type { AlertDefinition } from './alert-definition';
import { ours } from './selectors';

/** Whether what can't be rebuilt could be restored. On AWS a CloudWatch alarm of the same name asks that. */
export const backupAlerts = {
  BackupTooOld: {
    symptom: 'The controllers’ volumes, the only index of the data, have no young snapshot.',
    severity: 'critical',
    unit: 'seconds',
    of: 'since the job last had a snapshot of every controller’s volume',
    range: [3600, 2_592_000],
    forMinutes: 0,
    forReason: 'The threshold has waited for two runs already.',
    runbook: 'A backup is too old',
    exporters: ['kube-state-metrics'],
    description: 'The newest snapshots are {{ $value | humanizeDuration }} old, or there never were any.',
    cases: (deployment) => {
      const { backup } = deployment;
      if (backup?.job === undefined) return [];
      return [
        {
          threshold: 3600 * oldestBackupHours(backup),
          reason: `It runs every ${backup.everyHours === 1 ? 'hour' : `${backup.everyHours} hours`}. By then two runs have failed. ${keptObjectHours(backup)} hours after the newest snapshots objects that they name begin to be deleted, and by them nothing can be read.`,
          expression: (threshold) => {
            const since = (metric: string) =>
              `max by (namespace) (${metric}{${ours(deployment)},cronjob="${backupJob}"})`;
            const succeeded = since('kube_cronjob_status_last_successful_time');
            // One that has never succeeded says nothing of it.
            return `time() - (${succeeded} or ${since('kube_cronjob_created')}) > ${threshold}`;
          },
        },
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
