import { mibPerSecond } from '../../model/capacity/mib';
import { counted } from '../../model/wording';
import type { TopicContract } from '../model/topic-contract';
import { fullestShare, slowestThroughput } from './partition-load';
import { perAccess } from './per-access';
import { perMessage } from './per-message';
import { isCompacted } from './is-compacted';
import { perTopic } from './per-topic';
import { fieldsOf, recordFields } from './record-fields';
import type { Found, ReviewRule } from './rule';

/** Names that say of a value that no two records have the same. */
const uniqueNames =
  /^(.*\.)?((event|message|record|request|correlation|trace|span|transaction)[-_]?id|u?uid|guid|nonce)$/i;

/** Whether anything depends on which partition a record is in. */
const needsKey = (topic: TopicContract) => topic.fields['x-ordering'] === 'key' || isCompacted(topic);

const keyFieldPath = (index: number) => ['x-key', 'fields', index];

const keyUnique: ReviewRule = {
  id: 'key-unique',
  severity: 'error',
  title: 'The key is the ordering boundary and no unique id',
  why: 'A key that no second record has spreads records and groups none: changes of one thing lie in different partitions, and are applied out of order. Of a compacted topic nothing is ever replaced.',
  fix: 'Take for the key what identifies the thing that changes, such as warehouse and product; the event id stays in the record.',
  source: 'uniqueKey',
  check: perTopic((topic) => {
    if (!needsKey(topic)) return undefined;
    const { 'x-key': key, 'x-event': event } = topic.fields;
    return key?.fields.flatMap((field, index): readonly Found[] => {
      if (field === event?.id) return [{ path: keyFieldPath(index), message: `"${field}" is the id of the event.` }];
      return uniqueNames.test(field)
        ? [{ path: keyFieldPath(index), message: `"${field}" names an id that each record has of its own.` }]
        : [];
    });
  }),
};

type Fields = TopicContract['fields'];

/** The field that a key is made of; undefined where there are none or several. */
function onlyField({ 'x-key': key }: Fields): string | undefined {
  const [field, ...others] = key === undefined ? [] : key.fields;
  return others.length === 0 ? field : undefined;
}

/** Whether the contract says what a field identifies, or its name does and another rule says so. */
const isExplained = (field: string, { 'x-event': event }: Fields) =>
  field === event?.id || field === event?.businessId || uniqueNames.test(field);

const keyUuid: ReviewRule = {
  id: 'key-uuid',
  severity: 'warning',
  title: 'A UUID is a key only where it identifies a business object',
  why: 'A UUID is mostly made for each record anew, and such a key keeps nothing in order.',
  fix: 'Take another field for the key; where this one identifies the object that changes, say so in `x-event.businessId`.',
  source: 'uniqueKey',
  check: perMessage((message, topic) => {
    const field = onlyField(topic.fields);
    if (field === undefined || !needsKey(topic) || isExplained(field, topic.fields)) return undefined;
    return recordFields(message)?.find(({ name }) => name === field)?.format === 'uuid'
      ? { message: `The key "${field}" is a UUID, and nothing says that it identifies a business object.` }
      : undefined;
  }),
};

const orderingKey: ReviewRule = {
  id: 'ordering-key',
  severity: 'error',
  title: 'Records that stay in order by key have one',
  why: 'Records without a key go to any partition, and Kafka keeps order within a partition only.',
  fix: 'Write `x-key` with the fields of the key, or `x-ordering: none` where order does not matter.',
  source: 'keyBoundary',
  check: perTopic((topic) =>
    topic.fields['x-ordering'] === 'key' && topic.fields['x-key'] === undefined && !isCompacted(topic)
      ? { path: ['x-ordering'], message: 'Records are to stay in order by a key, and there is no `x-key`.' }
      : undefined,
  ),
};

const orderingGlobal: ReviewRule = {
  id: 'ordering-global',
  severity: 'error',
  title: 'Nobody promises an order across partitions',
  why: 'Kafka keeps order within a partition; partitions of a topic are written and read each at its own pace.',
  fix: 'Say by which key records stay in order (`x-ordering: key`); where all of them must, take one partition and what one consumer can do.',
  source: 'partitionOrder',
  neverWaived: 'Kafka does not keep the promise, whoever accepts it.',
  check: perTopic(({ fields, partitions }) =>
    fields['x-ordering'] === 'global' && partitions > 1
      ? { path: ['x-ordering'], message: `All records are to stay in order, and there are ${partitions} partitions.` }
      : undefined,
  ),
};

const keyField: ReviewRule = {
  id: 'key-field',
  severity: 'error',
  title: 'Every field of the key is in each record',
  why: 'Where a part of the key is missing, producers make one up, or all such records share a key.',
  fix: 'Write the name as the schema has it, and list it under `required` there.',
  source: 'keyBoundary',
  neverWaived: 'The contract says two different things.',
  check: perMessage((message, { fields: { 'x-key': key } }) => {
    const known = recordFields(message);
    if (known === undefined) return undefined;
    const all = [...known, ...(message.key === undefined ? [] : fieldsOf(message.key))];
    return key?.fields.flatMap((name): readonly Found[] => {
      const field = all.find((each) => each.name === name);
      if (field === undefined)
        return [{ message: `${message.name} has no field "${name}", which the key is made of.` }];
      return field.isRequired
        ? []
        : [{ message: `"${name}", which the key is made of, may be missing in ${message.name}.` }];
    });
  }),
};

const keySchema: ReviewRule = {
  id: 'key-schema',
  severity: 'warning',
  title: 'The form of the key is part of the contract',
  why: 'Two producers that write the same key in different forms send its records to different partitions.',
  fix: 'Describe the key in `bindings.kafka.key` of the message.',
  source: 'keyBoundary',
  check: perMessage(({ name, key }, { fields }) =>
    fields['x-key'] !== undefined && key === undefined
      ? { message: `${name} does not describe its key (${fields['x-key'].fields.join(', ')}).` }
      : undefined,
  ),
};

const keyMeasured: ReviewRule = {
  id: 'key-measured',
  severity: 'error',
  title: 'The share of the hottest key is known',
  why: 'Some key is the hottest one, and its share decides whether more partitions help.',
  fix: 'Write in `hottestPercent` what was measured with realistic data; `automq-kit drill distribution` measures it.',
  source: 'keyDistribution',
  check: perTopic(({ fields: { 'x-key': key } }) =>
    key?.hottestPercent === 0
      ? { path: ['x-key', 'hottestPercent'], message: '0 percent for the hottest key.' }
      : undefined,
  ),
};

const keySkew: ReviewRule = {
  id: 'key-skew',
  severity: 'error',
  title: 'The partition of the hottest key carries what it gets',
  why: 'More partitions don’t divide one key. The partition that it is in fills up while the others idle, and whoever waits for that key waits longest in a peak.',
  fix: 'Add a field to the key that divides it, such as the product beside the warehouse; or write in `x-partition-throughput` what one partition was measured to carry.',
  source: 'keyDistribution',
  check: perTopic((topic, { deployment }) => {
    const key = topic.fields['x-key'];
    const worst = topic.bytesPerSecond.exceptional;
    const carried = slowestThroughput(topic, deployment);
    const fullest = worst * fullestShare(topic);
    // Where even partitions are too full, there are too few of them.
    if (key === undefined || fullest <= carried || worst / topic.partitions > carried) return undefined;
    return {
      path: ['x-key', 'hottestPercent'],
      message: `With ${key.hottestPercent} percent in one key its partition gets ${mibPerSecond(fullest)} at the worst; one partition carries ${mibPerSecond(carried)}.`,
    };
  }),
};

const keyDominates: ReviewRule = {
  id: 'key-dominates',
  severity: 'warning',
  title: 'The hottest key leaves work for every consumer',
  why: 'Records of one key are read by one consumer. Where it has a share of 1/n, the work of n consumers is done when that one has finished, and further ones wait.',
  fix: 'Add a field to the key that divides it, or run fewer consumers.',
  source: 'keyDistribution',
  check: perAccess(({ access, topic }) => {
    const share = topic.fields['x-key']?.hottestPercent ?? 0;
    const instances = access.fields['x-instances'];
    const most = share === 0 ? Infinity : Math.floor(100 / share);
    return access.action === 'receive' && instances > most && instances <= topic.partitions
      ? {
          path: ['x-instances'],
          message: `${counted(instances, 'consumer')}, and with ${share} percent in one key no more than ${most} share the work.`,
        }
      : undefined;
  }),
};

export const keyRules = [
  keyUnique,
  keyUuid,
  orderingKey,
  orderingGlobal,
  keyField,
  keySchema,
  keyMeasured,
  keySkew,
  keyDominates,
];
