import type { Reader } from '@platformatic/kafka';
import type { LiveBroker, LiveCluster } from '../live-cluster';
import { byKey } from './by-key';

/** A partition to read from an offset on. */
export interface FetchPartition {
  readonly topicId: string;
  readonly partition: number;
  readonly offset: number;
}

export interface FetchedPartition {
  readonly topicId: string;
  readonly partition: number;
  readonly errorCode: number;
  /** Batches as they lie in the log; the last one may be cut off. */
  readonly records: Buffer;
}

/** How much one answer may hold. A first batch that is larger comes whole. */
const most = { partitionBytes: 262_144, answerBytes: 4_194_304, waitMs: 200 } as const;

/**
 * Reads from several partitions of one broker. The client library’s own Fetch unpacks every batch and gives up all of
 * them where one can’t be; here they come packed.
 */
export async function rawFetch(
  cluster: LiveCluster,
  broker: LiveBroker,
  partitions: readonly FetchPartition[],
): Promise<readonly FetchedPartition[]> {
  const { createAPI, fetchV13 } = cluster.kafka;
  const topics = [...byKey(partitions, ({ topicId }) => topicId)].map(([topicId, own]) => ({
    topicId,
    partitions: own.map(({ partition, offset }) => ({
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: BigInt(offset),
      lastFetchedEpoch: -1,
      partitionMaxBytes: most.partitionBytes,
    })),
  }));
  const api = createAPI<Parameters<typeof fetchV13.createRequest>, readonly FetchedPartition[]>(
    fetchV13.api.key,
    fetchV13.api.version,
    fetchV13.createRequest,
    (...[, , , reader]) => fetched(reader),
  );
  return cluster.broker(broker, (connection) =>
    api.async(connection, most.waitMs, 1, most.answerBytes, 0, 0, -1, topics, [], ''),
  );
}

/** Parses Kafka’s FetchResponse version 13. */
function fetched(reader: Reader): readonly FetchedPartition[] {
  reader.skip(4 + 2 + 4);
  return reader
    .readArray((topic) => {
      const topicId = topic.readUUID();
      return topic.readArray((each) => {
        const partition = each.readInt32();
        const errorCode = each.readInt16();
        each.skip(8 + 8 + 8);
        each.readNullableArray((aborted) => aborted.skip(8 + 8));
        each.skip(4);
        const size = Math.max(0, each.readUnsignedVarInt() - 1);
        const records = Buffer.from(each.buffer.slice(each.position, each.position + size));
        each.skip(size);
        return { topicId, partition, errorCode, records };
      });
    })
    .flat();
}
