import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import type { DesiredClient, DesiredTopic } from './desired-state';
import { topicSettings } from './topic-settings';

/** A topic as its contract wants it. */
export function desiredTopic(contract: TopicContract, sensitive: boolean): DesiredTopic {
  const { name, partitions, replicas, fields, bytesPerSecond, accesses } = contract;
  const key = fields['x-key'];
  const repartition = fields['x-repartition'];
  return {
    name,
    partitions,
    ...(replicas === undefined ? {} : { replicas }),
    config: topicSettings(contract),
    owner: fields['x-owner'],
    dataClass: fields['x-data-class'],
    sensitive,
    ordered: fields['x-ordering'] !== 'none' || cleanupPolicyOf(contract).includes('compact'),
    keyFields: key ? key.fields : [],
    clients: accesses
      .map(({ operation, action, principal, owner, group }): DesiredClient => ({
        operation,
        action,
        principal,
        owner,
        ...(group === undefined ? {} : { group }),
      }))
      .sort((a, b) => (a.operation < b.operation ? -1 : 1)),
    ...(repartition === undefined
      ? {}
      : { repartition: { partitions: repartition.partitions, owner: repartition.owner, on: repartition.on } }),
    normalBytesPerSecond: bytesPerSecond.normal,
  };
}
