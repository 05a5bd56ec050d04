import type { DrillRemnant } from '../../drill/leftovers';
import { isDrillName, leftovers } from '../../drill/leftovers';
import type { LiveCluster } from '../live-cluster';
import { offsetOf, readOffsets } from '../read/read-offsets';
import { partitionLeaders } from './partition-leaders';
import { withAdmin } from './with-admin';

/** What an earlier drill left and what became of it. */
export interface SweptLeftovers {
  readonly removed: readonly string[];
  /** A drill may still run with it, or it could not be removed. */
  readonly named: readonly string[];
}

/**
 * Removes topics and groups that drills left which were killed. Whatever a drill may still use is only named.
 * @param nowMs milliseconds since the epoch
 */
export async function sweepLeftovers(cluster: LiveCluster, nowMs: number): Promise<SweptLeftovers> {
  // Groups first: a drill makes its topic before its group.
  const groups = await drillGroups(cluster);
  const topics = await drillTopics(cluster);
  const { old, undecided } = leftovers(topics, nowMs);
  const inUse = groups.filter((group) => undecided.some((topic) => group.startsWith(topic)));
  const removable = [
    ...old.map((topic) => ({ topic })),
    ...groups.filter((group) => !inUse.includes(group)).map((group) => ({ group })),
  ];
  const removed: string[] = [];
  const named = undecided.map((topic) => `topic ${topic}`);
  for (const each of removable) {
    const name = 'topic' in each ? `topic ${each.topic}` : `group ${each.group}`;
    const gone = await withAdmin(cluster, `delete ${name}`, (admin) =>
      'topic' in each ? admin.deleteTopics({ topics: [each.topic] }) : admin.deleteGroups({ groups: [each.group] }),
    ).then(
      () => true,
      () => false,
    );
    (gone ? removed : named).push(name);
  }
  return { removed, named };
}

async function drillGroups(cluster: LiveCluster): Promise<readonly string[]> {
  const groups = await withAdmin(cluster, 'list groups', (admin) => admin.listGroups({ types: [] }));
  return [...groups.keys()].filter(isDrillName);
}

async function drillTopics(cluster: LiveCluster): Promise<readonly DrillRemnant[]> {
  const topics = [...(await partitionLeaders(cluster, null))].filter(([name]) => isDrillName(name));
  const found: DrillRemnant[] = [];
  for (const [name, { partitions }] of topics) {
    const leaders = partitions.map(({ leader }) => leader);
    const { offsets } = await readOffsets(cluster, [{ name, leaders }], offsetOf.newest);
    const lastRecordMs = Math.max(-1, ...offsets.map(({ timestampMs }) => timestampMs));
    found.push(lastRecordMs < 0 ? { name } : { name, lastRecordMs });
  }
  return found;
}
