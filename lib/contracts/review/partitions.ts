import { mibPerSecond } from '../../model/capacity/mib';
import type { Deployment } from '../../model/deployment';
import { counted } from '../../model/wording';
import type { ContractSet } from '../model/contract-set';
import type { TopicContract } from '../model/topic-contract';
import { neededPartitions, slowestThroughput } from './partition-load';
import { perAccess } from './per-access';
import { partitionsPath } from './partitions-path';
import { perTopic } from './per-topic';
import type { ReviewRule, ReviewSubject } from './rule';

const partitionsFew: ReviewRule = {
  id: 'partitions-few',
  severity: 'error',
  title: 'There are partitions enough for the worst rate',
  why: 'One partition is written by one broker and read by one consumer of a group. Where there are too few, producers wait and consumers fall behind for as long as the peak lasts.',
  fix: 'Take as many as the worst rate needs, before anything is written: on an ordered topic more of them later move keys. Or write in `x-partition-throughput` what one was measured to carry.',
  source: 'partitionCount',
  check: perTopic((topic, { deployment }) => {
    const worst = topic.bytesPerSecond.exceptional;
    const needed = neededPartitions(topic, deployment, worst);
    return needed > topic.partitions
      ? {
          path: partitionsPath,
          message: `${topic.partitions}, and ${mibPerSecond(worst)} at ${mibPerSecond(slowestThroughput(topic, deployment))} a partition need ${needed}.`,
        }
      : undefined;
  }),
};

const partitionsInstances: ReviewRule = {
  id: 'partitions-instances',
  severity: 'warning',
  title: 'No consumer group has more instances than there are partitions',
  why: 'A partition is read by one consumer of a group at a time, so instances beyond their number do nothing.',
  fix: 'Run no more instances than partitions, or take more partitions before anything is written.',
  source: 'partitionCount',
  check: perAccess(({ access, topic: { partitions } }) => {
    const instances = access.fields['x-instances'];
    return access.action === 'receive' && instances > partitions
      ? {
          path: ['x-instances'],
          message: `${counted(instances, 'consumer')} for ${counted(partitions, 'partition')}: ${counted(instances - partitions, 'consumer')} would wait for ever.`,
        }
      : undefined;
  }),
};

/** Room to grow, as a factor: rates double before partitions have to be added, which moves keys. Our own margin. */
const growthFactor = 2;

const brokersOf = ({ brokers }: Deployment) => brokers.reduce((sum, { maxCount }) => sum + maxCount, 0);

/** Who joins a derived topic with its source needs as many partitions of both. */
function partitionsOfSources(
  { fields: { 'x-role': role } }: TopicContract,
  { topics }: ContractSet,
): readonly number[] {
  const sources = role.kind === 'derived' ? role.from : [];
  return topics.filter(({ name }) => sources.includes(name)).map(({ partitions }) => partitions);
}

/** What could use partitions: the worst rate, the consumers of a group, brokers to spread over, and a source to join. */
const usablePartitions = (topic: TopicContract, { deployment, contracts }: ReviewSubject): number =>
  Math.max(
    neededPartitions(topic, deployment, topic.bytesPerSecond.exceptional),
    brokersOf(deployment),
    ...partitionsOfSources(topic, contracts),
    ...topic.accesses.filter(({ action }) => action === 'receive').map(({ fields }) => fields['x-instances']),
  );

const partitionsMany: ReviewRule = {
  id: 'partitions-many',
  severity: 'warning',
  title: 'There are no more partitions than rates and consumers can use',
  why: 'Each partition takes memory on a broker, streams in the object store and time when a broker leaves; and none can be taken away again.',
  fix: 'Take fewer, as long as nothing is written; twice what is used leaves room to grow.',
  source: 'partitionCount',
  check: perTopic((topic, subject) => {
    const usable = usablePartitions(topic, subject);
    return topic.partitions > usable * growthFactor
      ? {
          path: partitionsPath,
          message: `${topic.partitions}, and rates, consumers and brokers can use ${usable}.`,
        }
      : undefined;
  }),
};

export const partitionRules = [partitionsFew, partitionsInstances, partitionsMany];
