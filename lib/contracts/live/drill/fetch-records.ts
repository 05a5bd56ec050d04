import type { Consumer } from '@platformatic/kafka';
import { errorsIn } from '../client/errors-in';
import type { DrillRun } from './drill-run';
import { partitionLeaders } from './partition-leaders';

/** A record as brokers gave it. */
export interface FetchedRecord {
  readonly partition: number;
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [Buffer | null, Buffer | null])[];
}

/** Longest that a broker may wait for records, and most bytes of an answer. */
const limits = { maxWaitTime: 200, minBytes: 1, maxBytes: 2_097_152 } as const;

/** Most bytes of a partition in one answer. */
const partitionMaxBytes = 131_072;

/** Errors of a leader that goes or moves: it is asked again at its new place. */
const passing = [
  'NOT_LEADER_OR_FOLLOWER',
  'LEADER_NOT_AVAILABLE',
  'UNKNOWN_LEADER_EPOCH',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_TOPIC_ID',
];

/**
 * Asks the leaders of partitions once for what comes next, without a subscription. Partitions without a leader are left out.
 * @param next next offset by partition
 */
export async function fetchRecords(
  run: DrillRun,
  consumer: Consumer,
  next: ReadonlyMap<number, number>,
): Promise<readonly FetchedRecord[]> {
  const { cluster, plan, clock } = run;
  if (next.size === 0) return [];
  const topic = (await partitionLeaders(cluster, [plan.name])).get(plan.name);
  const records: FetchedRecord[] = [];
  for (const [node, partitions] of byLeader(topic?.partitions ?? [], next)) {
    const asked = partitions.map((partition) => ({
      ...{ partition, fetchOffset: BigInt(next.get(partition) ?? 0), partitionMaxBytes },
      ...{ currentLeaderEpoch: -1, lastFetchedEpoch: -1 },
    }));
    try {
      const { responses } = await consumer.fetch({
        ...{ ...limits, node },
        topics: [{ topicId: topic?.id ?? '', partitions: asked }],
      });
      for (const { partitionIndex, records: batches } of responses.flatMap((each) => each.partitions))
        for (const batch of batches ?? []) records.push(...recordsIn(batch, partitionIndex, next));
    } catch (error) {
      if (!isPassing(error)) throw error;
      await clock.sleep(500);
    }
  }
  return records;
}

function byLeader(
  partitions: readonly { readonly partition: number; readonly leader: number }[],
  next: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { partition, leader } of partitions)
    if (next.has(partition) && leader >= 0) found.set(leader, [...(found.get(leader) ?? []), partition]);
  return found;
}

type Batch = NonNullable<
  Awaited<ReturnType<Consumer['fetch']>>['responses'][number]['partitions'][number]['records']
>[number];

/** A batch may begin before what was asked for. */
const recordsIn = (
  { firstOffset, records }: Batch,
  partition: number,
  next: ReadonlyMap<number, number>,
): readonly FetchedRecord[] =>
  records
    .map(({ offsetDelta, key, value, headers }) => ({
      ...{ partition, key, value, headers },
      offset: Number(firstOffset) + offsetDelta,
    }))
    .filter(({ offset }) => offset >= (next.get(partition) ?? 0));

const isPassing = (error: unknown): boolean =>
  errorsIn(error).some(
    ({ apiId, code, message }) =>
      (apiId !== undefined && passing.includes(apiId)) ||
      code === 'PLT_KFK_NETWORK' ||
      message.startsWith('Cannot find broker'),
  );
