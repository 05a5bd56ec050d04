import type { MeasuredGroup } from '../../import/measurement';
import { answerOf } from '../client/answer-of';
import type { LiveCluster } from '../live-cluster';
import type { Answers } from './at-brokers';
import { atBrokers } from './at-brokers';
import type { CoordinatedGroup } from './coordinators';
import { subscribedTopics } from './subscribed-topics';

const groupsPerQuestion = 50;

export interface DescribedGroup {
  readonly group: string;
  readonly state: string;
  readonly protocolType: string;
  readonly members: MeasuredGroup['members'];
}

/** Members of groups, with what each of them subscribed to. Groups of KIP-848 look dead in this answer. */
export const groupMembers = (
  cluster: LiveCluster,
  groups: readonly CoordinatedGroup[],
): Promise<Answers<DescribedGroup>> =>
  atBrokers(groups, groupsPerQuestion, async (broker, part) => {
    const names = part.map(({ group }) => group);
    const answer = await cluster.broker(broker, (connection) =>
      answerOf(cluster.kafka.describeGroupsV5.api.async(connection, names, false)),
    );
    return answer.groups
      .filter(({ errorCode }) => errorCode === 0)
      .map(({ groupId, groupState, protocolType, members }) => ({
        group: groupId,
        state: groupState,
        protocolType,
        members: members
          .map(({ clientId, clientHost, memberMetadata }) => ({
            clientId,
            host: clientHost,
            topics: protocolType === 'consumer' ? [...subscribedTopics(memberMetadata)] : [],
          }))
          .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      }));
  });
