import { ClusterFailure } from '../cluster-failure';
import { offsetOf, readOffsets } from '../read/read-offsets';
import type { DrillRun } from './drill-run';
import { partitionLeaders } from './partition-leaders';
import { withAdmin } from './with-admin';

/** How often leaders are asked that gave no answer. */
const tries = 5;

/** First or next offset of every partition of the throwaway topic that has a leader, by partition; 0 of the others. */
export async function partitionOffsets(
  { cluster, plan: { name, partitions }, clock }: DrillRun,
  which: 'earliest' | 'latest',
): Promise<readonly number[]> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const known = (await partitionLeaders(cluster, [name])).get(name)?.partitions ?? [];
    const leaders = known.map(({ leader }) => leader);
    const { offsets } = await readOffsets(cluster, [{ name, leaders }], offsetOf[which]);
    const found = new Map(offsets.map(({ partition, offset }) => [partition, Number(offset)]));
    if (known.every(({ partition, leader }) => leader < 0 || found.has(partition)))
      return Array.from({ length: partitions }, (_, partition) => found.get(partition) ?? 0);
    await clock.sleep(1000);
  }
  throw new ClusterFailure(
    `Leaders of ${name} do not say how far their partitions reach.`,
    'Look at the brokers’ logs, and run it again.',
  );
}

/** Removes the records before an offset of each partition; 0 removes nothing. */
export async function removeBefore({ cluster, plan: { name } }: DrillRun, offsets: readonly number[]): Promise<void> {
  const partitions = offsets.flatMap((offset, partition) =>
    offset > 0 ? [{ partition, offset: BigInt(offset) }] : [],
  );
  if (partitions.length === 0) return;
  await withAdmin(cluster, `delete records of ${name}`, (admin) =>
    admin.deleteRecords({ topics: [{ name, partitions }] }),
  );
}
