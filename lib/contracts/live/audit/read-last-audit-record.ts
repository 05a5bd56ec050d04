import { contractsAuditTopic } from '../../../model/names';
import { answerOf } from '../client/answer-of';
import { isDenied, kafkaError } from '../client/kafka-error';
import { whyUnreachable } from '../client/why-unreachable';
import { ClusterFailure } from '../cluster-failure';
import type { LiveCluster } from '../live-cluster';
import { MissingRights } from '../missing-rights';
import { offsetOf, readOffsets } from '../read/read-offsets';
import type { TopicMetadata } from '../read/read-topics';
import { readTopics } from '../read/read-topics';

/** Bytes that a record may have, with what lies before it. */
const mostBytes = 64 * 1_048_576;

/**
 * The newest record of the audit topic; undefined where there is none yet.
 * @throws MissingRights where the caller may not read it
 * @throws ClusterFailure where the topic is there and doesn’t answer: without the record drift would be taken for none
 */
export async function readLastAuditRecord(cluster: LiveCluster): Promise<string | undefined> {
  const { topics, denied } = await readTopics(cluster, [contractsAuditTopic]);
  if (denied.includes(contractsAuditTopic)) throw unreadable();
  const topic = topics.find(({ name }) => name === contractsAuditTopic);
  if (topic === undefined) return undefined;
  const { offsets } = await readOffsets(cluster, [topic], offsetOf.latest);
  const end = offsets.find(({ partition }) => partition === 0)?.offset;
  if (end === undefined) throw silent('its partition gave no answer');
  return end > 0n ? recordAt(cluster, topic, end - 1n) : undefined;
}

async function recordAt(cluster: LiveCluster, topic: TopicMetadata, offset: bigint): Promise<string | undefined> {
  const leader = cluster.brokers.find(({ id }) => id === topic.leaders[0]);
  if (leader === undefined) throw silent('its partition has no leader');
  const partition = { partition: 0, currentLeaderEpoch: -1, fetchOffset: offset, lastFetchedEpoch: -1 };
  const question = { topicId: topic.id, partitions: [{ ...partition, partitionMaxBytes: mostBytes }] };
  const { responses } = await cluster
    .broker(leader, (connection) =>
      answerOf(cluster.kafka.fetchV13.api.async(connection, 5_000, 1, mostBytes, 0, 0, -1, [question], [], '')),
    )
    .catch((error: unknown) => {
      throw silent(whyUnreachable(error).why);
    });
  return textAt(responses[0]?.partitions[0], offset);
}

interface Found {
  readonly errorCode: number;
  readonly records?: readonly {
    readonly firstOffset: bigint;
    readonly records: readonly { readonly value: Buffer | null; readonly offsetDelta: number }[];
  }[];
}

function textAt(found: Found | undefined, offset: bigint): string | undefined {
  if (found === undefined) throw silent('its leader said nothing of it');
  if (isDenied(found.errorCode)) throw unreadable();
  if (found.errorCode !== kafkaError.none) throw silent(`Kafka’s error ${found.errorCode}`);
  const records = (found.records ?? []).flatMap((batch) =>
    batch.records.map(({ value, offsetDelta }) => ({ value, offset: batch.firstOffset + BigInt(offsetDelta) })),
  );
  return records.find((record) => record.offset === offset)?.value?.toString('utf8');
}

const silent = (why: string) =>
  new ClusterFailure(
    `The last record of ${contractsAuditTopic} can’t be read: ${why}. Without it nobody knows what was changed by hand.`,
    'Run it again when its partition answers.',
  );

const unreadable = () =>
  new MissingRights(
    [`describe on topic ${contractsAuditTopic}`, `read on topic ${contractsAuditTopic}`],
    'it can’t be told what changed by hand since the last apply',
  );
