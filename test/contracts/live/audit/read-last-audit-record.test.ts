import * as fc from 'fast-check';
import { readLastAuditRecord } from '../../../../lib/contracts/live/audit/read-last-audit-record';
import { ClusterFailure } from '../../../../lib/contracts/live/cluster-failure';
import type { LiveCluster } from '../../../../lib/contracts/live/live-cluster';
import { MissingRights } from '../../../../lib/contracts/live/missing-rights';
import { contractsAuditTopic } from '../../../../lib/model/names';

/** Records that were sent together, as brokers keep and give them: all of them or none. */
interface Batch {
  readonly firstOffset: bigint;
  /** Texts of its records; `null` where one has none. Empty, it is a marker, which takes an offset and is no record. */
  readonly values: readonly (string | null)[];
}

/** How the partition of the audit topic answers. */
interface Partition {
  /** Batches, one after the other; left out where the topic is not there. */
  readonly batches?: readonly (readonly (string | null)[])[];
  /** Offset of the first record, where older ones were deleted. */
  readonly first?: bigint;
  /** Batches that one fetch gives, whatever was asked. */
  readonly batchesPerFetch?: number;
  /** Whether a fetch gives the last batch first. */
  readonly isReversed?: boolean;
  /** Whether the caller may not know of the topic. */
  readonly isDenied?: boolean;
  /** Kafka’s error for a fetch. */
  readonly fetchError?: number;
  /** -1 where there is none. */
  readonly leader?: number;
}

const endOf = ({ firstOffset, values }: Batch) => firstOffset + BigInt(Math.max(values.length, 1));

function placed(given: Partition['batches'] = [], first = 0n): readonly Batch[] {
  let firstOffset = first;
  return given.map((values) => {
    const batch = { firstOffset, values };
    firstOffset = endOf(batch);
    return batch;
  });
}

const leader = { id: 1, host: 'broker', port: 9092 };

/** A cluster with nothing but the audit topic, and how often that was fetched from. */
function clusterWith(partition: Partition) {
  const { first = 0n, batchesPerFetch = 1000, isDenied = false, fetchError = 0 } = partition;
  const batches = placed(partition.batches, first);
  const end = batches.map(endOf).at(-1) ?? first;
  let fetches = 0;

  const metadata = (...asked: readonly unknown[]) => {
    const partitions = [{ partitionIndex: 0, leaderId: partition.leader ?? leader.id, replicaNodes: [leader.id] }];
    const topic = { name: contractsAuditTopic, topicId: 'audit', isInternal: false };
    if (partition.batches !== undefined && !isDenied) return { topics: [{ ...topic, errorCode: 0, partitions }] };
    // Of all topics brokers leave out what is denied, as what is not there; by its name they say which it is.
    return { topics: asked[1] === null ? [] : [{ ...topic, errorCode: isDenied ? 29 : 3, partitions: [] }] };
  };

  const listOffsets = (...asked: readonly unknown[]) => {
    const [question] = asked[3] as readonly { partitions: readonly { timestamp: bigint }[] }[];
    const offset = question?.partitions[0]?.timestamp === -2n ? first : end;
    const partitions = [{ partitionIndex: 0, errorCode: 0, offset, timestamp: -1n }];
    return { topics: [{ name: contractsAuditTopic, partitions }] };
  };

  const fetch = (...asked: readonly unknown[]) => {
    fetches += 1;
    if (fetches > 1000) throw new Error('It asks for ever.');
    const [question] = asked[7] as readonly { partitions: readonly { fetchOffset: bigint }[] }[];
    const from = question?.partitions[0]?.fetchOffset ?? end;
    const isOutside = from < first || from > end;
    const given = batches.filter((batch) => endOf(batch) > from).slice(0, batchesPerFetch);
    const records = (partition.isReversed ? given.toReversed() : given).map(({ firstOffset, values }) => ({
      firstOffset,
      records: values.map((value, offsetDelta) => ({ value: value === null ? null : Buffer.from(value), offsetDelta })),
    }));
    const answer = isOutside ? { errorCode: 1, records: [] } : { errorCode: fetchError, records };
    return { responses: [{ partitions: [{ partitionIndex: 0, ...answer }] }] };
  };

  const api = (answer: (...asked: readonly unknown[]) => unknown) => ({
    api: { async: (...asked: readonly unknown[]) => Promise.resolve(asked).then(() => answer(...asked)) },
  });
  const cluster = {
    kafka: { metadataV12: api(metadata), listOffsetsV7: api(listOffsets), fetchV13: api(fetch) },
    brokers: [leader],
    anywhere: (ask: (connection: unknown) => unknown) => ask({}),
    broker: (_broker: unknown, ask: (connection: unknown) => unknown) => ask({}),
  };
  return { cluster: cluster as unknown as LiveCluster, fetches: () => fetches };
}

const isOurs = (text: string) => text.startsWith('ours');
const oursIn = (text: string) => (isOurs(text) ? text : undefined);

const readFrom = (partition: Partition) => readLastAuditRecord(clusterWith(partition).cluster, oursIn);

const others = (count: number) => Array.from({ length: count }, (_, index) => [`other ${index}`]);

test('the newest record of ours is read, and mostly it is the last one', async () => {
  const { cluster, fetches } = clusterWith({ batches: [['ours 1'], ['other'], ['ours 2']] });
  expect(await readLastAuditRecord(cluster, oursIn)).toEqual({ record: 'ours 2', isEmpty: false });
  expect(fetches()).toBe(1);
});

test.each([1, 2, 8, 9, 10, 72, 73, 500])('it is found behind %d records of others', async (count) => {
  const batches = [['ours 1'], ...others(3), ['ours 2'], ...others(count)];
  expect(await readFrom({ batches })).toEqual({ record: 'ours 2', isEmpty: false });
});

test.each([1, 3, 7])(
  'it is found where a fetch gives %d records, however many were asked for',
  async (batchesPerFetch) => {
    const batches = [...others(20), ['ours 1'], ...others(5), ['ours 2'], ...others(40)];
    expect(await readFrom({ batches, batchesPerFetch })).toEqual({ record: 'ours 2', isEmpty: false });
  },
);

test.each([1, 1000])('of records in one batch the newest counts, %d batches to a fetch', async (batchesPerFetch) => {
  const batches = [
    ['ours 1', 'other', 'ours 2'],
    ['other', 'ours 3', 'other', 'ours 4', 'other'],
    ['other', 'other'],
  ];
  expect(await readFrom({ batches, batchesPerFetch })).toEqual({ record: 'ours 4', isEmpty: false });
});

test('of any records, however they are sent and given, the newest of ours is read', async () => {
  const kinds = fc.array(fc.constantFrom('ours', 'other', 'other', null), { minLength: 1, maxLength: 5 });
  const partitions = fc.record({
    kinds: fc.array(kinds, { maxLength: 60 }),
    first: fc.bigInt({ min: 0n, max: 2n ** 40n }),
    batchesPerFetch: fc.integer({ min: 1, max: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(partitions, async ({ kinds: sent, ...partition }) => {
      const batches = sent.map((batch, at) => batch.map((kind, place) => kind && `${kind} ${at}.${place}`));
      const text = batches.flat().findLast((each) => each !== null && isOurs(each));
      const found = { ...(text === undefined ? {} : { record: text }), isEmpty: batches.length === 0 };
      expect(await readFrom({ ...partition, batches })).toEqual(found);
    }),
  );
});

test('older ones may be deleted', async () => {
  const batches = [['ours 1'], ...others(20)];
  expect(await readFrom({ batches, first: 4000n })).toEqual({ record: 'ours 1', isEmpty: false });
});

test('what is no record of text, and what nobody can read, is passed over', async () => {
  const batches = [['ours 1'], [null, '{', ''], ['other'], [null], ['\u0000']];
  expect(await readFrom({ batches })).toEqual({ record: 'ours 1', isEmpty: false });
});

test('batches that come in another order change nothing', async () => {
  const batches = [['ours 1', 'other'], ...others(3), ['ours 2', 'other', 'ours 3'], ['other'], ['{'], ...others(4)];
  expect(await readFrom({ batches, isReversed: true })).toEqual({ record: 'ours 3', isEmpty: false });
});

test('a marker at the end is no record', async () => {
  expect(await readFrom({ batches: [['other'], ['ours 1'], []] })).toEqual({ record: 'ours 1', isEmpty: false });
});

test.each([1, 600])('where none of %d records is ours, there is none, and the topic is not empty', async (count) => {
  expect(await readFrom({ batches: others(count) })).toEqual({ isEmpty: false });
});

test('one without records is empty, as one is that is not there', async () => {
  expect(await readFrom({ batches: [] })).toEqual({ isEmpty: true });
  expect(await readFrom({ batches: [], first: 7n })).toEqual({ isEmpty: true });
  const { cluster, fetches } = clusterWith({});
  expect(await readLastAuditRecord(cluster, oursIn)).toEqual({ isEmpty: true });
  expect(fetches()).toBe(0);
});

test('who may not read it is told so', async () => {
  await expect(readFrom({ batches: [['ours 1']], isDenied: true })).rejects.toThrow(MissingRights);
  await expect(readFrom({ batches: [['ours 1']], fetchError: 29 })).rejects.toThrow(MissingRights);
});

test('one that is there and does not answer is never taken for an empty one', async () => {
  const silent = [
    { batches: [['ours 1']], fetchError: 6 },
    { batches: [['ours 1']], leader: -1 },
  ];
  for (const partition of silent) {
    const failure: unknown = await readFrom(partition).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClusterFailure);
    expect(failure).not.toBeInstanceOf(MissingRights);
  }
});
