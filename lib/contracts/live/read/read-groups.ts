import type { LiveGroup } from '../../cluster/cluster-state';
import { answerOf } from '../client/answer-of';
import type { KafkaConnection } from '../client/kafka-client';
import { isDenied, kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveBroker, LiveCluster } from '../live-cluster';
import { offsetOf, readOffsets } from './read-offsets';
import type { TopicMetadata } from './read-topics';

export interface FoundGroups {
  readonly groups: readonly LiveGroup[];
  /** Brokers that gave no answer. */
  readonly unanswered: readonly number[];
  /** Groups that the caller may not see. */
  readonly denied: readonly string[];
}

/** Groups of one question. */
const batchSize = 50;

interface Commit {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

interface FoundGroup extends Omit<LiveGroup, 'topics' | 'lag'> {
  readonly commits: readonly Commit[];
  readonly isHidden: boolean;
}

/** Groups with what they committed; each broker knows those that it coordinates. */
export async function readGroups(
  cluster: LiveCluster,
  { topics, withLag }: { readonly topics: readonly TopicMetadata[]; readonly withLag: boolean },
): Promise<FoundGroups> {
  const found: FoundGroup[] = [];
  const unanswered: number[] = [];
  const denied: string[] = [];
  for (const broker of cluster.brokers) {
    try {
      const there = await groupsAt(cluster, broker);
      found.push(...there.filter(({ isHidden }) => !isHidden));
      denied.push(...there.filter(({ isHidden }) => isHidden).map(({ name }) => name));
    } catch {
      unanswered.push(broker.id);
    }
  }
  const ends = withLag ? await endsOf(cluster, topics, found) : undefined;
  const groups = found.map(({ name, state, protocolType, members, commits }) => ({
    ...{ name, state, protocolType, members },
    topics: [...new Set(commits.map(({ topic }) => topic))].sort(),
    ...(ends === undefined ? {} : { lag: lagOf(commits, ends) }),
  }));
  return { groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)), unanswered, denied: denied.sort() };
}

async function groupsAt(cluster: LiveCluster, broker: LiveBroker): Promise<readonly FoundGroup[]> {
  const { listGroupsV5 } = cluster.kafka;
  const { groups } = await cluster.broker(broker, (connection) => listGroupsV5.api.async(connection, [], []));
  return inBatches(groups, batchSize, async (batch) => {
    const names = batch.map(({ groupId }) => groupId);
    const members = await cluster.broker(broker, (connection) => membersOf(cluster, connection, batch));
    const commits = await cluster.broker(broker, (connection) => commitsOf(cluster, connection, names));
    return batch.map(({ groupId, groupState, protocolType }) => ({
      name: groupId,
      state: groupState,
      protocolType,
      members: members.get(groupId) ?? 0,
      commits: commits.get(groupId) ?? [],
      isHidden: !members.has(groupId) || !commits.has(groupId),
    }));
  });
}

/** Members of each group: those of Kafka’s newer consumer protocol are asked for by a question of their own. */
async function membersOf(
  cluster: LiveCluster,
  connection: KafkaConnection,
  groups: readonly { readonly groupId: string; readonly groupType: string }[],
): Promise<ReadonlyMap<string, number>> {
  const { describeGroupsV5, consumerGroupDescribeV0 } = cluster.kafka;
  const isNewer = ({ groupType }: { readonly groupType: string }) => groupType.toLowerCase() === 'consumer';
  const [newer, classic] = [groups.filter(isNewer), groups.filter((each) => !isNewer(each))].map((all) =>
    all.map(({ groupId }) => groupId),
  );
  const counts = new Map<string, number>();
  if (classic?.length) {
    const answer = await answerOf(describeGroupsV5.api.async(connection, classic, false));
    for (const { groupId, members } of seen(answer.groups)) counts.set(groupId, members.length);
  }
  if (newer?.length) {
    const answer = await answerOf(consumerGroupDescribeV0.api.async(connection, newer, false));
    for (const { groupId, members } of seen(answer.groups)) counts.set(groupId, members.length);
  }
  return counts;
}

/**
 * Groups that the caller may see; one that is gone since it was listed has nobody in it.
 * @throws Error where one of them can’t be told yet, since nothing may be concluded from its silence
 */
function seen<G extends { readonly groupId: string; readonly errorCode: number }>(groups: readonly G[]): readonly G[] {
  const untold = groups.find(
    ({ errorCode }) =>
      errorCode !== kafkaError.none && errorCode !== kafkaError.groupIdNotFound && !isDenied(errorCode),
  );
  if (untold !== undefined) throw new Error(`Group ${untold.groupId} gave error ${untold.errorCode}`);
  return groups.filter(({ errorCode }) => !isDenied(errorCode));
}

async function commitsOf(
  cluster: LiveCluster,
  connection: KafkaConnection,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly Commit[]>> {
  const questions = names.map((groupId) => ({ groupId, memberId: null, memberEpoch: -1, topics: null }));
  const { groups } = await answerOf(cluster.kafka.offsetFetchV9.api.async(connection, questions, false));
  return new Map(
    seen(groups).map(({ groupId, topics }) => [
      groupId,
      topics.flatMap(({ name, partitions }) =>
        partitions
          .filter(({ errorCode, committedOffset }) => errorCode === 0 && committedOffset >= 0n)
          .map(({ partitionIndex, committedOffset }) => ({
            topic: name,
            partition: partitionIndex,
            offset: committedOffset,
          })),
      ),
    ]),
  );
}

async function endsOf(cluster: LiveCluster, topics: readonly TopicMetadata[], groups: readonly FoundGroup[]) {
  const committed = new Set(groups.flatMap(({ commits }) => commits.map(({ topic }) => topic)));
  const asked = topics.filter(({ name }) => committed.has(name));
  const { offsets } = await readOffsets(cluster, asked, offsetOf.latest);
  return new Map(offsets.map(({ topic, partition, offset }) => [`${topic}\t${partition}`, offset]));
}

/** Records between what a group committed and the ends of its partitions; one whose end is not known counts as none. */
const lagOf = (commits: readonly Commit[], ends: ReadonlyMap<string, bigint>) =>
  commits.reduce((sum, { topic, partition, offset }) => {
    const end = ends.get(`${topic}\t${partition}`);
    return end === undefined || end < offset ? sum : sum + Number(end - offset);
  }, 0);
