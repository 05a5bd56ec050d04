import { perPartition } from '../../model/capacity/group-partitions';
import { constantValues } from '../../model/capacity/used-constants';
import { mib } from '../../model/capacity/mib';
import type { Deployment } from '../../model/deployment';
import type { TopicContract } from '../model/topic-contract';

/** What one partition of a topic carries, bytes each second: the contract’s figures, else the group’s, else the model’s. */
export function partitionThroughput({ fields }: TopicContract, { workloads, plan }: Deployment) {
  const own = fields['x-partition-throughput'];
  if (own) return { producer: own.producerMibPerSecond * mib, consumer: own.consumerMibPerSecond * mib };
  const group = workloads.find(({ name }) => name === fields['x-workload']);
  return perPartition(group === undefined ? { partitions: {} } : group, constantValues(plan));
}

/** What the slowest of those who use a partition carries, bytes each second. */
export function slowestThroughput(topic: TopicContract, deployment: Deployment): number {
  const { producer, consumer } = partitionThroughput(topic, deployment);
  return isRead(topic) ? Math.min(producer, consumer) : producer;
}

export const isRead = ({ accesses }: TopicContract): boolean => accesses.some(({ action }) => action === 'receive');

/** Partitions that a rate needs: over what producers get into one, or a consumer out of one, whichever is more. */
export const neededPartitions = (topic: TopicContract, deployment: Deployment, bytesPerSecond: number): number =>
  Math.max(1, Math.ceil(bytesPerSecond / slowestThroughput(topic, deployment)));

/**
 * Share of a topic’s bytes that its fullest partition has, 0 to 1: the hottest key, and of what is left as much as every
 * other partition has.
 */
export function fullestShare({ fields, partitions }: TopicContract): number {
  const key = fields['x-key'];
  const hottest = key === undefined ? 0 : key.hottestPercent / 100;
  return hottest + (1 - hottest) / partitions;
}
