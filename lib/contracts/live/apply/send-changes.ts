import type { Change } from '../../change/change-plan';
import type { AclEntry } from '../../desired/desired-state';
import { aclWords, numberOf } from '../acl-words';
import { answerOf } from '../client/answer-of';
import { kafkaError } from '../client/kafka-error';
import type { LiveCluster } from '../live-cluster';
import { answerOfItem } from './answer-words';
import { topicsAsWanted } from './topics-as-wanted';
import type { Answer, SendChanges } from './change-outcome';
import { quotaOperations } from './quota-operations';

/** Milliseconds that a broker waits for the controller; below those that the connection waits for the broker. */
const timeoutMs = 25_000;

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/**
 * Sends changes of one kind to a cluster in one request.
 * @param validateOnly whether brokers only say what would become of it; rights and deletions can’t be asked that way
 */
export function changeSender(cluster: LiveCluster, validateOnly: boolean): SendChanges {
  const of = <K extends Change['kind']>(batch: readonly Change[], ...kinds: readonly K[]) =>
    batch.filter((change): change is Of<K> => kinds.some((kind) => kind === change.kind));
  return async (batch) => {
    const [first] = batch;
    switch (first?.kind) {
      case undefined:
        return [];
      case 'createTopic':
        return createTopics(cluster, of(batch, 'createTopic'), validateOnly);
      case 'alterConfig':
        return alterConfigs(cluster, of(batch, 'alterConfig'), validateOnly);
      case 'addPartitions':
        return addPartitions(cluster, of(batch, 'addPartitions'), validateOnly);
      case 'setQuota':
        return setQuotas(cluster, of(batch, 'setQuota'), validateOnly);
      case 'addAcl':
        return addAcls(cluster, of(batch, 'addAcl'));
      case 'removeAcl':
        return removeAcls(cluster, of(batch, 'removeAcl'));
      case 'deleteTopic':
        return deleteTopics(cluster, of(batch, 'deleteTopic'));
    }
  };
}

async function createTopics(cluster: LiveCluster, batch: readonly Of<'createTopic'>[], validateOnly: boolean) {
  const requests = batch.map(({ topic }) => ({
    name: topic.name,
    numPartitions: topic.partitions,
    // As many as the brokers give by themselves.
    replicationFactor: topic.replicas ?? -1,
    assignments: [],
    configs: Object.entries(topic.config).map(([name, value]) => ({ name, value })),
  }));
  const { createTopicsV7 } = cluster.kafka;
  const { topics, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(createTopicsV7.api.async(connection, requests, timeoutMs, validateOnly)),
  );
  const items = new Map(topics.map((each) => [each.name, each]));
  const there = batch.filter(({ topic }) => items.get(topic.name)?.errorCode === kafkaError.topicAlreadyExists);
  const asWanted = await topicsAsWanted(
    cluster,
    there.map(({ topic }) => topic),
  );
  return batch.map(({ topic }): Answer => {
    const seen = asWanted.get(topic.name);
    if (seen === undefined) return answerOfItem(cluster.kafka, items.get(topic.name), throttleTimeMs);
    if (seen === 'asWanted') return { result: 'already' };
    if (seen === 'behind')
      return {
        result: 'again',
        afterMs: 1_000,
        why: 'It is there by now, and no broker says yet as what. Plan again.',
      };
    return { result: 'failed', why: 'It is there by now, and not as the contract says. Plan again.', isDenied: false };
  });
}

async function alterConfigs(cluster: LiveCluster, batch: readonly Of<'alterConfig'>[], validateOnly: boolean) {
  const { incrementalAlterConfigsV1, ConfigResourceTypes, IncrementalAlterConfigOperationTypes } = cluster.kafka;
  const { SET, DELETE } = IncrementalAlterConfigOperationTypes;
  const resources = batch.map(({ topic, settings }) => ({
    resourceType: ConfigResourceTypes.TOPIC,
    resourceName: topic,
    configs: settings.map(({ name, to }) =>
      to === undefined ? { name, configOperation: DELETE } : { name, configOperation: SET, value: to },
    ),
  }));
  const { responses, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(incrementalAlterConfigsV1.api.async(connection, resources, validateOnly)),
  );
  const items = new Map(responses.map((each) => [each.resourceName, each]));
  return batch.map(({ topic }) => answerOfItem(cluster.kafka, items.get(topic), throttleTimeMs));
}

async function addPartitions(cluster: LiveCluster, batch: readonly Of<'addPartitions'>[], validateOnly: boolean) {
  const { createPartitionsV3 } = cluster.kafka;
  const requests = batch.map(({ topic, to }) => ({ name: topic, count: to, assignments: null }));
  const { results, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(createPartitionsV3.api.async(connection, requests, timeoutMs, validateOnly)),
  );
  const items = new Map(results.map((each) => [each.name, each]));
  const refused = batch.filter(({ topic }) => items.get(topic)?.errorCode === kafkaError.invalidPartitions);
  const asWanted = await topicsAsWanted(
    cluster,
    refused.map(({ topic, to }) => ({ name: topic, partitions: to, config: {} })),
  );
  return batch.map(({ topic }): Answer =>
    asWanted.get(topic) === 'asWanted'
      ? { result: 'already' }
      : answerOfItem(cluster.kafka, items.get(topic), throttleTimeMs),
  );
}

async function setQuotas(cluster: LiveCluster, batch: readonly Of<'setQuota'>[], validateOnly: boolean) {
  const { alterClientQuotasV1, ClientQuotaEntityTypes } = cluster.kafka;
  const requests = batch.map(({ from, to }) => ({
    entities: [{ entityType: ClientQuotaEntityTypes.USER, entityName: to.user }],
    ops: quotaOperations(from, to),
  }));
  const { entries, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(alterClientQuotasV1.api.async(connection, requests, validateOnly)),
  );
  const items = new Map(entries.map((each) => [each.entity[0]?.entityName, each]));
  return batch.map(({ to }) => answerOfItem(cluster.kafka, items.get(to.user), throttleTimeMs));
}

async function deleteTopics(cluster: LiveCluster, batch: readonly Of<'deleteTopic'>[]) {
  const { deleteTopicsV6 } = cluster.kafka;
  const requests = batch.map(({ topic }) => ({ name: topic }));
  const { responses, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(deleteTopicsV6.api.async(connection, requests, timeoutMs)),
  );
  const items = new Map(responses.map((each) => [each.name, each]));
  return batch.map(({ topic }): Answer => {
    const item = items.get(topic);
    return item?.errorCode === kafkaError.unknownTopic
      ? { result: 'already' }
      : answerOfItem(cluster.kafka, item, throttleTimeMs);
  });
}

/** An entry with the numbers of Kafka’s protocol. */
const wired = ({ resource, name, pattern, principal, operation, permission, host }: AclEntry) => ({
  resourceType: aclWords.resource[resource],
  resourceName: name,
  resourcePatternType: aclWords.pattern[pattern],
  principal,
  host: host ?? '*',
  operation: numberOf(aclWords.operation, operation) as (typeof aclWords.operation)[keyof typeof aclWords.operation],
  permissionType: aclWords.permission[permission],
});

async function addAcls(cluster: LiveCluster, batch: readonly Of<'addAcl' | 'removeAcl'>[]) {
  const { createAclsV3 } = cluster.kafka;
  const creations = batch.map(({ acl }) => wired(acl));
  const { results, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(createAclsV3.api.async(connection, creations)),
  );
  return batch.map((_, index) => answerOfItem(cluster.kafka, results[index], throttleTimeMs));
}

async function removeAcls(cluster: LiveCluster, batch: readonly Of<'addAcl' | 'removeAcl'>[]) {
  const { deleteAclsV3 } = cluster.kafka;
  const filters = batch.map(({ acl }) => wired(acl));
  const { filterResults, throttleTimeMs } = await cluster.anywhere((connection) =>
    answerOf(deleteAclsV3.api.async(connection, filters)),
  );
  return batch.map((_, index): Answer => {
    const found = filterResults[index];
    const answer = answerOfItem(cluster.kafka, found, throttleTimeMs);
    return answer.result === 'done' && found?.matchingAcls.length === 0 ? { result: 'already' } : answer;
  });
}
