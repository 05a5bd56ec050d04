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

/** Compressed bytes of one answer, which has one record at least: few records at a time, since each may be a large one. */
const mostBytes = 1_048_576;

/** Records that are looked through, the newest first: mostly the last one is it, and others' stand before it. */
const windows = [1n, 8n, 64n, 512n];

type RecordIn<Of> = (text: string) => Of | undefined;

/** What the audit topic says. */
export interface LastRecord<Of> {
  /** The newest record that was looked for; undefined where none of the newest ones is it. */
  readonly record?: Of;
  /** Whether the topic has no record at all, or is not there. */
  readonly isEmpty: boolean;
}

/**
 * The newest record of the audit topic that is looked for: contracts of several deployments may be in one cluster.
 * @param recordIn what a text says, or undefined where it is not looked for
 * @throws MissingRights where the caller may not read it
 * @throws ClusterFailure where the topic is there and doesn’t answer: without the record drift would be taken for none
 */
export async function readLastAuditRecord<Of>(cluster: LiveCluster, recordIn: RecordIn<Of>): Promise<LastRecord<Of>> {
  const { topics, denied } = await readTopics(cluster, [contractsAuditTopic]);
  if (denied.includes(contractsAuditTopic)) throw unreadable();
  const topic = topics.find(({ name }) => name === contractsAuditTopic);
  if (topic === undefined) return { isEmpty: true };
  const first = await boundOf(cluster, topic, offsetOf.earliest);
  const end = await boundOf(cluster, topic, offsetOf.latest);
  let to = end;
  for (const size of windows) {
    if (to <= first) break;
    const from = to - size > first ? to - size : first;
    const record = await newestBetween(cluster, { topic, from, to }, recordIn);
    if (record !== undefined) return { record, isEmpty: false };
    to = from;
  }
  return { isEmpty: end <= first };
}

async function boundOf(cluster: LiveCluster, topic: TopicMetadata, which: bigint): Promise<bigint> {
  const { offsets } = await readOffsets(cluster, [topic], which);
  const offset = offsets.find(({ partition }) => partition === 0)?.offset;
  if (offset === undefined) throw silent('its partition gave no answer');
  return offset;
}

interface Span {
  readonly topic: TopicMetadata;
  readonly from: bigint;
  /** The first offset that is not in it. */
  readonly to: bigint;
}

async function newestBetween<Of>(
  cluster: LiveCluster,
  { topic, from, to }: Span,
  recordIn: RecordIn<Of>,
): Promise<Of | undefined> {
  let newest: Of | undefined;
  for (let at = from; at < to;) {
    const records = (await recordsFrom(cluster, topic, at)).filter(({ offset }) => offset >= at && offset < to);
    const last = records.at(-1);
    // What is left of it is no record: a marker of a transaction, say.
    if (last === undefined) break;
    newest = newestOf(records, recordIn) ?? newest;
    at = last.offset + 1n;
  }
  return newest;
}

function newestOf<Of>(records: readonly FoundRecord[], recordIn: RecordIn<Of>): Of | undefined {
  for (const { value } of records.toReversed()) {
    const record = value === null ? undefined : recordIn(value.toString('utf8'));
    if (record !== undefined) return record;
  }
  return undefined;
}

async function recordsFrom(
  cluster: LiveCluster,
  topic: TopicMetadata,
  offset: bigint,
): Promise<readonly FoundRecord[]> {
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
  return recordsIn(responses[0]?.partitions[0]);
}

interface Found {
  readonly errorCode: number;
  readonly records?: readonly {
    readonly firstOffset: bigint;
    readonly records: readonly { readonly value: Buffer | null; readonly offsetDelta: number }[];
  }[];
}

interface FoundRecord {
  readonly value: Buffer | null;
  readonly offset: bigint;
}

function recordsIn(found: Found | undefined): readonly FoundRecord[] {
  if (found === undefined) throw silent('its leader said nothing of it');
  if (isDenied(found.errorCode)) throw unreadable();
  if (found.errorCode !== kafkaError.none) throw silent(`Kafka’s error ${found.errorCode}`);
  return (found.records ?? []).flatMap((batch) =>
    batch.records.map(({ value, offsetDelta }) => ({ value, offset: batch.firstOffset + BigInt(offsetDelta) })),
  );
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
