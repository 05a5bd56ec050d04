// What happens to a deployment before its controllers' disks are lost in verify:restore: records, groups and topics of
// before the snapshot, then others, while AutoMQ compacts what there was.
import { setTimeout as sleep } from 'node:timers/promises';
import { indexedObjects, waitingForDeletion } from './restore-objects.mjs';
import { assert, steps } from './verify-run.mjs';

/** How often brokers upload here; AutoMQ's default is a minute. */
export const uploadMs = 3_000;

/** Compaction, in the shortest turns there are; how long objects are kept is what the kit sets. */
export const pace = [
  `s3.wal.upload.interval.ms=${uploadMs}`,
  's3.stream.set.object.compaction.interval.minutes=1',
  's3.stream.set.object.compaction.force.split.minutes=1',
  's3.stream.object.compaction.interval.minutes=1',
  'offsets.topic.num.partitions=4',
];

/** Numbers of the records: those before the snapshot, those before the loss, and those after the restore. */
export const numbers = { snapshot: 4_000, loss: 8_000, last: 8_400, after: 9_000 };

/** @returns objects of the bucket that the index of the snapshot names */
export async function untilSnapshot({ ask, disks, example }) {
  await ask({ do: 'create', topic: 'orders', partitions: 6 });
  await ask({ do: 'create', topic: 'returns', partitions: 2 });
  await writeSlowly(ask, 0, numbers.snapshot);
  await ask({ do: 'write', topic: 'returns', from: 0, to: 500 });
  await ask({ do: 'commit', topic: 'orders', group: 'billing' });
  await sleep(2 * uploadMs);
  const objects = await objectsOf(example);
  for (const node of example.cluster.controllers) disks.snapshot(node);
  return objects;
}

export async function fromSnapshotToLoss({ ask, example }) {
  await writeSlowly(ask, numbers.snapshot, numbers.loss);
  await ask({ do: 'delete', topic: 'returns' });
  await ask({ do: 'create', topic: 'refunds', partitions: 3 });
  await ask({ do: 'write', topic: 'refunds', from: 0, to: 500 });
  await ask({ do: 'commit', topic: 'orders', group: 'billing' });
  const waiting = await compacted(example);
  assert(waiting > 0, `objects that nobody needs any more are kept: ${waiting} wait for their deletion`);
  await ask({ do: 'write', topic: 'orders', from: numbers.loss, to: numbers.last });
}

export const objectsOf = ({ deployment, software }) =>
  indexedObjects(software.store, deployment.objectStore.dataBucket);

/** In parts, so that each ends in objects of its own. */
async function writeSlowly(ask, from, to) {
  const part = (to - from) / 4;
  for (let next = from; next < to; next += part) {
    await ask({ do: 'write', topic: 'orders', from: next, to: next + part });
    await sleep(uploadMs);
  }
}

/** Waits until AutoMQ has compacted. @returns how many objects it means to delete */
async function compacted(example) {
  for (let i = 0; i < 60; i += 1) {
    const waiting = await waitingForDeletion(example);
    if (waiting > 10) return waiting;
    await sleep(3_000);
  }
  steps.fail('AutoMQ has compacted nothing within three minutes');
  return waitingForDeletion(example);
}
