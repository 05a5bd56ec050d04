import type { Backup, BackupJob } from '../lib/model/backup';
import { controllerClaims } from '../lib/model/backup';
import type { Deployment } from '../lib/model/deployment';
import { componentSelector } from '../lib/model/labels';
import { backupProgram } from './backup/backup-program';
import { paths } from './container-paths';
import { javaCommand, jobLogging } from './java-job';

const input = 'backup.json';

/** Some drivers copy the whole volume elsewhere before a snapshot is ready; the job is ended ten minutes later. */
export const backupPatience = { waitSeconds: 2400, runSeconds: 3000 };

/** The files that the job which makes VolumeSnapshots works from, by name. */
export const backupFiles = (
  deployment: Deployment,
  backup: Backup & { readonly job: BackupJob },
): Readonly<Record<string, string>> => ({
  [backupProgram.file]: backupProgram.source,
  [input]: `${JSON.stringify(inputOf(deployment, backup), undefined, 2)}\n`,
  ...jobLogging,
});

const inputOf = (
  { name, namespace, controllers }: Deployment,
  { job, keepDays }: Backup & { readonly job: BackupJob },
) => ({
  namespace,
  claims: controllerClaims(controllers),
  snapshotClass: job.snapshotClass,
  labels: componentSelector(name, 'backup'),
  keepDays,
  waitSeconds: backupPatience.waitSeconds,
  access: paths.apiAccess,
});

/** What the container runs. */
export const backupCommand = javaCommand(paths.backup, backupProgram.file, input);
