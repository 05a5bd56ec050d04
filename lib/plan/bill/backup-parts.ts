import { keptObjectHours } from '../../model/backup';
import type { Deployment } from '../../model/deployment';
import type { BillBasis } from './bill-basis';
import { machinePrices } from './bill-basis';
import type { BillInput } from './bill-input';
import type { ObjectStoreUse } from './object-store-lines';
import { allFlows } from './traffic';
import type { Volumes } from './volume-lines';

/** Snapshots are no larger than what changes, and metadata changes less than a volume in the days that they are kept. */
export function snapshotVolumes(deployment: Deployment): readonly Volumes[] {
  const { backup, controllers, platform } = deployment;
  const [controller] = controllers;
  if (backup === undefined || controller === undefined) return [];
  return [
    {
      what: 'Snapshots of the metadata volumes',
      count: controllers.reduce((sum, { count }) => sum + count, 0),
      gibEach: controller.volumeGib,
      price: platform.kind === 'aws' ? 'ebs.snapshot.gib' : machinePrices(deployment).volume,
      basis: `At most: every ${backup.everyHours} hours, kept for ${backup.keepDays} days. A snapshot holds what has changed since the one before, and metadata fills a part of its volume.`,
    },
  ];
}

/**
 * What lies in the bucket for the sake of the backup. In the long run as much is deleted as is written, and once more what
 * compaction replaces; AutoMQ deletes an object when it has kept it for one to two retentions, so one and a half on the
 * average (S3ObjectControlManager of AutoMQ 1.7.3).
 */
export function heldBack(
  { deployment: { backup }, site }: BillBasis,
  { traffic, month }: BillInput,
): ObjectStoreUse['heldBack'] {
  if (backup === undefined) return undefined;
  const hours = 1.5 * keptObjectHours(backup);
  const deletedGbPerHour =
    (allFlows(traffic.written).gb * (1 + site.constants.compactionRewrite) * 3600) / month.seconds;
  return {
    gb: deletedGbPerHour * hours,
    basis: `What is deleted or replaced by compaction, for ${hours} hours on the average: the backup of each ${backup.everyHours} hours names it (\`storage.backup\`).`,
  };
}
