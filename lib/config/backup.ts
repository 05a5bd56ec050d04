import { z } from 'zod';
import { cidr, snapshotClassName } from './fields';

const none = z.strictObject({
  kind: z.literal('none').describe('Nobody takes snapshots. What the volumes hold is lost with most of them.'),
});

const kind = z
  .literal('snapshots')
  .describe('Snapshots of each controller’s volume, again and again. Those that are too old are deleted.');

/** Intervals that Data Lifecycle Manager takes; each divides a day, so that a CronJob can keep it too. */
const intervals = [1, 2, 3, 4, 6, 8, 12, 24] as const;

const schedule = {
  everyHours: z
    .literal(intervals)
    .default(6)
    .describe(
      'Hours between two snapshots, counted from midnight UTC. What was written since the newest one is lost with the volumes. Objects that are no longer needed stay in the data bucket for three times as long and an hour at least, since nothing can be read by an index that names a deleted one. So fewer hours lose less and hold back less, and leave less time to mend a backup that stopped: it is told of after two intervals, and a third is what there is.',
    ),
  keepDays: z
    .int()
    .min(2)
    .max(365)
    .default(7)
    .describe(
      'Days for which a snapshot is kept: the days that people have to restore one, since snapshots of what is lost or spoiled by then go on being taken. It does not lengthen how far back one can go: a snapshot that was older than three times `everyHours` and an hour when the controllers lost their majority names deleted objects, and by it nothing can be read.',
    ),
};

const what = 'Backup of the controllers’ volumes, which are the only index of the data in the object store.';

export const awsBackup = z
  .discriminatedUnion('kind', [none, z.strictObject({ kind, ...schedule })])
  .prefault({ kind: 'snapshots' })
  .describe(`${what} Data Lifecycle Manager takes the snapshots, out of reach of the cluster.`);

const apiServer = z
  .strictObject({
    cidrs: z
      .array(cidr)
      .min(1)
      .max(20)
      .default(['0.0.0.0/0'])
      .describe('Its addresses. By default any, since it has other ones in every cluster.'),
    ports: z
      .array(z.int().min(1).max(65_535))
      .min(1)
      .max(5)
      .default([443, 6443])
      .describe('Ports of its Service and of its own.'),
  })
  .prefault({})
  .describe('Where the Kubernetes API is, for the network policy of the job that takes the snapshots.');

export const kubernetesBackup = z
  .discriminatedUnion('kind', [
    none,
    z.strictObject({
      kind,
      snapshotClass: snapshotClassName.describe(
        'VolumeSnapshotClass of the driver of `platform.storageClass`. With `deletionPolicy: Retain` what was copied outlives the namespace, and you delete it.',
      ),
      ...schedule,
      apiServer,
    }),
  ])
  .prefault({ kind: 'none' })
  .describe(`${what} A job makes VolumeSnapshots.`);
