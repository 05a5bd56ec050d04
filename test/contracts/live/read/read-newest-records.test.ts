import type { LiveCluster } from '../../../../lib/contracts/live/live-cluster';
import { readNewestRecords } from '../../../../lib/contracts/live/read/read-newest-records';

interface Partition {
  readonly first: bigint;
  readonly end: bigint;
  readonly newestMs: number;
  /** Kafka’s error to whatever is asked. */
  readonly error?: number;
}

interface Question {
  readonly name: string;
  readonly partitions: readonly { readonly partitionIndex: number; readonly timestamp: bigint }[];
}

const broker = { id: 1, host: 'broker', port: 9092 };
const unknownServerError = -1;

/** A broker that leads every partition of one topic; AutoMQ fails where it is asked for the newest record and has none. */
function clusterOf(partitions: readonly Partition[], isAutomq: boolean): LiveCluster {
  const answer = (timestamp: bigint, { first, end, newestMs, error }: Partition) => {
    if (error !== undefined) return { errorCode: error, offset: -1n, timestamp: -1n };
    if (timestamp === -2n) return { errorCode: 0, offset: first, timestamp: -1n };
    if (timestamp === -1n) return { errorCode: 0, offset: end, timestamp: -1n };
    if (first < end) return { errorCode: 0, offset: end - 1n, timestamp: BigInt(newestMs) };
    return { errorCode: isAutomq ? unknownServerError : 0, offset: -1n, timestamp: -1n };
  };
  const topics = (questions: readonly Question[]) =>
    questions.map(({ name, partitions: asked }) => ({
      name,
      partitions: asked.map(({ partitionIndex, timestamp }) => ({
        partitionIndex,
        ...answer(timestamp, partitions[partitionIndex]!),
      })),
    }));
  const listOffsets = (...args: readonly unknown[]) => Promise.resolve({ topics: topics(args[3] as Question[]) });
  return {
    brokers: [broker],
    broker: (_: unknown, use: (connection: unknown) => Promise<unknown>) => use({}),
    kafka: { listOffsetsV7: { api: { async: listOffsets } } },
  } as unknown as LiveCluster;
}

const topic = (partitions: readonly Partition[]) => ({ name: 'a', leaders: partitions.map(() => broker.id) });

const full = { first: 2n, end: 5n, newestMs: 7 };
const empty = { first: 0n, end: 0n, newestMs: 0 };
const emptied = { first: 9n, end: 9n, newestMs: 0 };

test.each([
  ['Kafka', false],
  ['AutoMQ', true],
])('%s: of partitions without a record it is known that they have none', async (_, isAutomq) => {
  const partitions = [full, empty, emptied];
  const { offsets, unknown } = await readNewestRecords(clusterOf(partitions, isAutomq), [topic(partitions)]);
  expect([...unknown]).toEqual([]);
  expect(offsets.map(({ partition, timestampMs }) => [partition, timestampMs]).sort()).toEqual([
    [0, 7],
    [1, -1],
    [2, -1],
  ]);
});

test('of a partition that does not answer nothing is known', async () => {
  const partitions = [full, { ...empty, error: 6 }];
  const { unknown } = await readNewestRecords(clusterOf(partitions, true), [topic(partitions)]);
  expect([...unknown]).toEqual(['a']);
});
