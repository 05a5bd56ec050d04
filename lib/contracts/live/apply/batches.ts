import type { Change } from '../../change/change-plan';

/**
 * Changes of one request, and partitions that they make. A request is one event of the controller, which does nothing
 * else meanwhile; it refuses one that makes 10,000 records (ReplicationControlManager, MAX_RECORDS_PER_USER_OP).
 */
export const mostChanges = 100;
const mostPartitions = 1000;

const partitionsOf = (change: Change): number => {
  if (change.kind === 'createTopic') return change.topic.partitions;
  return change.kind === 'addPartitions' ? change.to - change.from : 0;
};

/** The next changes that go into one request: of one kind, in the order of the plan. */
export function nextBatch(changes: readonly Change[], start: number, size: number): readonly Change[] {
  const first = changes[start];
  if (first === undefined) return [];
  let end = start + 1;
  let partitions = partitionsOf(first);
  while (end < changes.length && end - start < size) {
    const change = changes[end];
    if (change?.kind !== first.kind) break;
    partitions += partitionsOf(change);
    if (partitions > mostPartitions) break;
    end += 1;
  }
  return changes.slice(start, end);
}

/** A request that takes longer than this is felt by others. */
const slowMs = 2_000;
const quickMs = 500;

/** How large the next request may be: half where the controller was slow, double where it was quick. */
export function nextSize(size: number, tookMs: number): number {
  if (tookMs > slowMs) return Math.max(1, Math.floor(size / 2));
  return tookMs < quickMs ? Math.min(mostChanges, size * 2) : size;
}
