import { alertsOf } from '../../../model/alerts/alerts-of';
import { awsAlarms } from '../../../model/aws-alarms/aws-alarms';
import type { Deployment } from '../../../model/deployment';
import { isAwsDeployment } from '../../../model/deployment';
import { backupJob } from '../../../model/names';
import type { Subject } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, unknown } from '../verdict';

/** Whether snapshots are taken, and whether somebody hears of it when they are not. */
export function metadataBackup({ deployment, rendered }: Subject): Verdict {
  const { backup } = deployment;
  if (backup === undefined) return risk('`storage.backup.kind` is none.');
  if (backup.job !== undefined && rendered.named('CronJob', backupJob) === undefined)
    return unknown('No job is rendered that takes them.');
  const taken = `Snapshots are taken every ${backup.everyHours === 1 ? 'hour' : `${backup.everyHours} hours`} and kept for ${backup.keepDays} days`;
  return isAsked(deployment)
    ? ready(`${taken}, and BackupTooOld tells when they are not.`)
    : unknown(`${taken}, and nobody is told when they are not.`);
}

const isAsked = (deployment: Deployment): boolean =>
  (isAwsDeployment(deployment) ? awsAlarms(deployment) : alertsOf(deployment)).some(({ id }) => id === 'BackupTooOld');
