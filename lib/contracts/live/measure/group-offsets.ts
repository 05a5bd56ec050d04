import { answerOf } from '../client/answer-of';
import type { LiveCluster } from '../live-cluster';
import type { Answers } from './at-brokers';
import { atBrokers } from './at-brokers';
import type { CoordinatedGroup } from './coordinators';
import { partitionKey } from './logged-partition';

/** What a group has committed, by topic and partition. */
export interface GroupOffsets {
  readonly group: string;
  readonly offsets: ReadonlyMap<string, number>;
}

const groupsPerQuestion = 50;

/** What groups have committed; those that the caller may not describe are missing. Needs Describe on groups and topics. */
export const groupOffsets = (
  cluster: LiveCluster,
  groups: readonly CoordinatedGroup[],
): Promise<Answers<GroupOffsets>> =>
  atBrokers(groups, groupsPerQuestion, async (broker, part) => {
    const asked = part.map(({ group }) => ({ groupId: group, memberId: null, memberEpoch: -1, topics: null }));
    const answer = await cluster.broker(broker, (connection) =>
      answerOf(cluster.kafka.offsetFetchV9.api.async(connection, asked, false)),
    );
    return answer.groups
      .filter(({ errorCode }) => errorCode === 0)
      .map(({ groupId, topics }) => ({ group: groupId, offsets: new Map(topics.flatMap(committed)) }));
  });

interface TopicCommits {
  readonly name: string;
  readonly partitions: readonly {
    readonly partitionIndex: number;
    readonly errorCode: number;
    readonly committedOffset: bigint;
  }[];
}

const committed = ({ name, partitions }: TopicCommits) =>
  partitions
    .filter(({ errorCode, committedOffset }) => errorCode === 0 && committedOffset >= 0n)
    .map(
      ({ partitionIndex, committedOffset }) =>
        [partitionKey({ topic: name, partition: partitionIndex }), Number(committedOffset)] as const,
    );
