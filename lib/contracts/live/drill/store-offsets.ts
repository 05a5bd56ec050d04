import type { DrillRun } from './drill-run';
import { withAdmin } from './with-admin';

/** Stores the next offset of each partition for the drill’s group, which has no members meanwhile. */
export async function storeOffsets(
  { cluster, plan: { name }, made }: DrillRun,
  offsets: readonly number[],
): Promise<void> {
  made.groups.add(name);
  const partitionOffsets = offsets.map((offset, partition) => ({ partition, offset: BigInt(offset) }));
  await withAdmin(cluster, `store offsets of group ${name}`, (admin) =>
    admin.alterConsumerGroupOffsets({ groupId: name, topics: [{ name, partitionOffsets }] }),
  );
}
