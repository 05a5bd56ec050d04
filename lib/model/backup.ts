import type { DeploymentConfig } from '../config/schema';
import { isAws } from '../config/schema';
import type { Peer } from './edges';
import { dataVolume } from './names';

/** The job that makes VolumeSnapshots, where no service of a cloud takes them. */
export interface BackupJob {
  readonly snapshotClass: string;
  readonly apiServer: { readonly peer: Peer; readonly ports: readonly number[] };
}

/** How the controllers' volumes are snapshotted. */
export interface Backup {
  readonly everyHours: number;
  readonly keepDays: number;
  /** Undefined on AWS, whose Data Lifecycle Manager needs none. */
  readonly job: BackupJob | undefined;
}

/** Undefined where nobody takes snapshots. */
export function backupOf(config: DeploymentConfig): Backup | undefined {
  if (isAws(config)) {
    const { backup } = config.storage;
    return backup.kind === 'none' ? undefined : { ...scheduleOf(backup), job: undefined };
  }
  const { backup } = config.storage;
  if (backup.kind === 'none') return undefined;
  const { snapshotClass, apiServer } = backup;
  const peer: Peer = { kind: 'cidrs', cidrs: apiServer.cidrs };
  return { ...scheduleOf(backup), job: { snapshotClass, apiServer: { peer, ports: apiServer.ports } } };
}

const scheduleOf = ({ everyHours, keepDays }: Pick<Backup, 'everyHours' | 'keepDays'>) => ({ everyHours, keepDays });

/**
 * Hours after which the newest snapshot of a volume is too old: two were missed. The hour more is what Data Lifecycle
 * Manager may take to begin one, and longer than the job lasts
 * (https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html).
 */
export const oldestBackupHours = ({ everyHours }: Pick<Backup, 'everyHours'>): number => 2 * everyHours + 1;

/**
 * Hours for which an object stays that only a snapshot still needs. One interval longer than the newest snapshot may be
 * old: the time in which whoever is told of it can mend the backup, before a loss of the volumes would be for good.
 */
export const keptObjectHours = (backup: Pick<Backup, 'everyHours'>): number =>
  oldestBackupHours(backup) + backup.everyHours;

/** Claims of the controllers' volumes. */
export const controllerClaims = (
  controllers: readonly { readonly name: string; readonly count: number }[],
): readonly string[] =>
  controllers.flatMap(({ name, count }) =>
    Array.from({ length: count }, (_, ordinal) => `${dataVolume}-${name}-${ordinal}`),
  );
