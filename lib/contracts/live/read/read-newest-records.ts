import type { LiveCluster } from '../live-cluster';
import type { FoundOffsets } from './read-offsets';
import { offsetOf, placeOf, readOffsets } from './read-offsets';
import type { TopicMetadata } from './read-topics';

/**
 * Asks the leaders of topics for the newest record of each partition. AutoMQ 1.7.3 answers with an error where a partition
 * is empty (seen on a real one), which Kafka tells as no record: such a partition is known by its end, which is where it
 * begins.
 */
export async function readNewestRecords(
  cluster: LiveCluster,
  topics: readonly Pick<TopicMetadata, 'name' | 'leaders'>[],
): Promise<FoundOffsets> {
  const found = await readOffsets(cluster, topics, offsetOf.newest);
  const open = topics.filter(({ name }) => found.unknown.has(name));
  if (open.length === 0) return found;
  const begins = await readOffsets(cluster, open, offsetOf.earliest);
  const ends = await readOffsets(cluster, open, offsetOf.latest);
  const beginOf = new Map(begins.offsets.map((each) => [placeOf(each), each.offset]));
  const known = new Set(found.offsets.map(placeOf));
  const empty = ends.offsets.filter((each) => !known.has(placeOf(each)) && beginOf.get(placeOf(each)) === each.offset);
  const all = [...found.offsets, ...empty.map((each) => ({ ...each, timestampMs: -1 }))];
  const told = new Set(all.map(placeOf));
  const isUnknown = ({ name, leaders }: (typeof open)[number]) =>
    leaders.some((_, partition) => !told.has(placeOf({ topic: name, partition })));
  return {
    offsets: all,
    unanswered: [...new Set([...found.unanswered, ...begins.unanswered, ...ends.unanswered])],
    unknown: new Set(open.filter(isUnknown).map(({ name }) => name)),
  };
}
