// All controllers' disks are lost: they come from the snapshots, and the brokers' volumes are new.
import { numbers, objectsOf } from './restore-history.mjs';
import { describe } from './restore-one-left.mjs';
import { assert, steps } from './verify-run.mjs';

/**
 * @param objects that the index of the snapshots names
 * @param committed what the group had committed at the snapshots
 */
export async function checkFromSnapshots({ ask, disks, example, kubelet }, { objects, committed }) {
  const { controllers, brokers, nodes } = example.cluster;
  await kubelet.stop(nodes);
  const kept = await unchanged(example, objects);
  assert(kept === objects.size, `of the ${objects.size} objects that the snapshots name, ${kept} are as they were`);
  for (const node of controllers) disks.restore(node);
  // Their replica of the metadata is newer than the snapshots: with it they may never join.
  for (const node of brokers) disks.empty(node);
  const toQuorum = await kubelet.start(controllers);
  const toBrokers = await kubelet.start(brokers);
  steps.pass(`restored from snapshots: controllers after ${toQuorum} s, brokers after another ${toBrokers} s`);
  await checkWhatIsThere(ask, committed);
  await ask({ do: 'write', topic: 'orders', from: numbers.last, to: numbers.after });
  const orders = await ask({ do: 'read', topic: 'orders' });
  assert(has(orders, numbers.last, numbers.after), 'new records are taken, and read');
  assert(has(orders, 0, numbers.snapshot), 'they take nothing from those of before the snapshot');
  const after = await unchanged(example, objects);
  assert(after === objects.size, 'object ids are handed out again, and none of the snapshot is written over');
}

async function checkWhatIsThere(ask, committed) {
  const orders = await ask({ do: 'read', topic: 'orders' });
  assert(
    has(orders, 0, numbers.snapshot),
    `every record that was uploaded before the snapshot is read: ${describe(orders)}`,
  );
  const { topics } = await ask({ do: 'topics' });
  assert(topics.includes('returns') && !topics.includes('refunds'), 'topics are those of the snapshot');
  const returns = await ask({ do: 'read', topic: 'returns' });
  assert(returns.records === 500, 'a topic that was deleted since is back, with its records');
  const { sum } = await ask({ do: 'committed', group: 'billing' });
  assert(sum === committed, `groups are where they were at the snapshot (${sum})`);
  const since = numbers.last - numbers.snapshot;
  const back = orders.records - numbers.snapshot;
  console.log(
    `  lost  ${since - back} of ${since} records of orders since the snapshot; ${back} were in write-ahead logs`,
  );
  console.log('  lost  topic refunds with its 500 records, made since the snapshot');
}

/** Whether all numbers from the first up to, without, the second are there. */
const has = ({ ranges }, from, to) => ranges.some(([first, last]) => first <= from && last >= to - 1);

async function unchanged(example, objects) {
  const now = await objectsOf(example);
  return [...objects].filter(([key, tag]) => now.get(key) === tag).length;
}
