import type { Consumer } from '@platformatic/kafka';
import { drillError } from './drill-error';
import type { DrillRecord } from './drill-record';
import { numbersOf } from './drill-record';
import type { DrillRun } from './drill-run';
import { goOn } from './drill-run';
import type { FetchedRecord } from './fetch-records';
import { fetchRecords } from './fetch-records';
import { partitionOffsets } from './partition-offsets';

/** A record of the throwaway topic as it was read. */
export interface ReadRecord extends Pick<DrillRecord, 'key' | 'object' | 'update' | 'tombstone'> {
  readonly partition: number;
  readonly offset: number;
}

/** Offsets by partition; a partition that ends where it begins is not read. */
export interface ReadRange {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Everything that is in the partitions that have a leader. */
export const wholeRange = async (run: DrillRun): Promise<ReadRange> => ({
  from: await partitionOffsets(run, 'earliest'),
  to: await partitionOffsets(run, 'latest'),
});

/** Reads partitions without a group. */
export async function readPartitions(run: DrillRun, { from, to }: ReadRange): Promise<readonly ReadRecord[]> {
  const { cluster, plan, made } = run;
  const consumer = new cluster.kafka.Consumer({ ...cluster.clientOptions, groupId: plan.name, autocommit: false });
  made.clients.push(consumer);
  try {
    return await readWith(run, consumer, { from, to });
  } catch (error) {
    throw drillError(error, `read ${plan.name}`, cluster);
  } finally {
    await consumer.close();
  }
}

async function readWith(run: DrillRun, consumer: Consumer, { from, to }: ReadRange): Promise<readonly ReadRecord[]> {
  const end = (partition: number) => to[partition] ?? 0;
  const next = new Map(from.map((offset, partition) => [partition, offset]));
  const records: ReadRecord[] = [];
  for (;;) {
    for (const [partition, offset] of next) if (offset >= end(partition)) next.delete(partition);
    if (next.size === 0) return records;
    goOn(run, 'records that are there to be read');
    for (const fetched of await fetchRecords(run, consumer, next)) {
      next.set(fetched.partition, fetched.offset + 1);
      const record = recordOf(fetched);
      if (record !== undefined && record.offset < end(record.partition)) records.push(record);
    }
  }
}

function recordOf({ partition, offset, key, value, headers }: FetchedRecord): ReadRecord | undefined {
  const numbers = numbersOf(headers);
  if (numbers === undefined) return undefined;
  return {
    ...(key === null ? {} : { key: key.toString() }),
    ...numbers,
    partition,
    offset,
    tombstone: value === null,
  };
}
