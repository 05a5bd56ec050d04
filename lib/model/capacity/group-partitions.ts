import type { WorkloadGroup } from '../workload-group';
import type { GroupPartitions } from './capacity';
import { mib, mibPerSecond } from './mib';
import { peakBytesPerSecond } from './peak-bytes-per-second';
import type { ConstantValues } from './used-constants';

/**
 * Partitions that a group needs: its peak over what producers get into one partition, or over what a consumer gets out
 * of one, whichever is more; at least one for each topic. However many groups of consumers read, each reads a record
 * once, so the consumers’ target is what is written.
 */
export function groupPartitions(group: WorkloadGroup, constants: ConstantValues): GroupPartitions {
  const peak = peakBytesPerSecond(group);
  const { producer, consumer } = perPartition(group, constants);
  const forProducers = Math.ceil(peak / producer);
  const isRead = group.reads.length > 0;
  const forConsumers = isRead ? Math.ceil(peak / consumer) : 0;
  const basis = [
    `peak ${mibPerSecond(peak)}: ${forProducers} at ${mibPerSecond(producer)} of producers`,
    ...(isRead ? [`${forConsumers} at ${mibPerSecond(consumer)} of a consumer`] : []),
    `${group.topics.length} for the topics`,
  ].join(', ');
  return {
    group: group.name,
    required: Math.max(forProducers, forConsumers, group.topics.length),
    count: group.partitions.count,
    basis,
    hotKey: hottestBytesPerSecond(group) > (isRead ? Math.min(producer, consumer) : producer),
  };
}

/** What one partition of a group carries, bytes each second. */
export function perPartition({ partitions }: Pick<WorkloadGroup, 'partitions'>, constants: ConstantValues) {
  const { producerMibPerSecond: producer, consumerMibPerSecond: consumer } = partitions;
  return {
    producer: mib * (producer === undefined ? constants.producerMibPerSecondPerPartition : producer),
    consumer: mib * (consumer === undefined ? constants.consumerMibPerSecondPerPartition : consumer),
  };
}

/** Bytes each second of the hottest key at the peak. */
const hottestBytesPerSecond = (group: WorkloadGroup): number =>
  group.keys === undefined ? 0 : (peakBytesPerSecond(group) * group.keys.hottestPercent) / 100;
