import type { ChannelFields } from '../../lib/contracts/config/channel-fields';
import { channelFields } from '../../lib/contracts/config/channel-fields';
import type { OperationFields } from '../../lib/contracts/config/operation-fields';
import { operationFields } from '../../lib/contracts/config/operation-fields';
import type { Access } from '../../lib/contracts/model/access';
import type { ContractSet } from '../../lib/contracts/model/contract-set';
import type { TopicContract } from '../../lib/contracts/model/topic-contract';
import { topicRates } from '../../lib/contracts/model/topic-rates';

const document = 'contracts/inventory.yaml';

/** A complete topic of stock events, as `x-` fields of a document would give them. */
const fields: ChannelFields = channelFields.parse({
  'x-owner': 'Inventory',
  'x-workload': 'stock',
  'x-data-class': 'operational',
  'x-purpose': 'Changes of stock, one record each.',
  'x-visibility': 'public',
  'x-role': { kind: 'sourceOfTruth', fact: 'change of stock' },
  'x-holds': 'events',
  'x-ordering': 'key',
  'x-key': { fields: ['warehouseId', 'productId'], boundary: 'an item of a warehouse', hottestPercent: 0.4 },
  'x-retention': { reasons: { replay: 168 }, longestConsumerOutageHours: 72 },
  'x-replay': { safety: 'idempotent' },
  'x-late-events': 'Applied by their time.',
  'x-replayed-events': 'Known by their event id and skipped.',
  'x-rates': { recordBytes: 620, normal: '2 MiB/s', promotional: '6 MiB/s', exceptional: '8 MiB/s' },
  'x-event': { id: 'eventId', time: 'occurredAt', version: 'schemaVersion', businessId: 'productId' },
} satisfies Record<string, unknown>);

type AccessOverrides = Partial<Omit<Access, 'fields'>> & { readonly fields?: Partial<OperationFields> };

/** A consumer `fulfilment` with its group; `overrides` replace what differs, and single fields of `fields`. */
export function access({ fields: own, ...overrides }: AccessOverrides = {}): Access {
  const operation = overrides.operation ?? 'receiveStockChanges';
  const action = overrides.action ?? 'receive';
  const principal = overrides.principal ?? 'fulfilment';
  return {
    operation,
    action,
    topic: 'inventory.events',
    principal,
    owner: 'Fulfilment',
    ...(action === 'receive' ? { group: 'inventory.fulfilment' } : {}),
    place: { document, path: ['operations', operation], line: 80 },
    ...overrides,
    fields: { ...operationFields.parse({ 'x-principal': principal }), ...own },
  };
}

type TopicOverrides = Partial<Omit<TopicContract, 'fields'>> & { readonly fields?: Partial<ChannelFields> };

/**
 * A topic of keyed events with a producer, a consumer and one JSON message; `overrides` replace what differs, and single
 * fields of `fields`. Rates follow from `x-rates`, and accesses are those of the topic's name, unless they are given.
 */
export function topicContract({ fields: own, ...overrides }: TopicOverrides = {}): TopicContract {
  const name = overrides.name ?? 'inventory.events';
  const channel = overrides.channel ?? 'stockChanges';
  const all: ChannelFields = { ...fields, ...own };
  return {
    name,
    channel,
    description: 'Ordered changes of stock.',
    partitions: 12,
    replicas: 3,
    config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2', 'retention.ms': '864000000' },
    bytesPerSecond: topicRates(all['x-rates']),
    messages: [message(channel)],
    accesses: [
      access({
        topic: name,
        operation: 'sendStockChanges',
        action: 'send',
        principal: 'inventory',
        owner: 'Inventory',
      }),
      access({ topic: name }),
    ],
    place: { document, path: ['channels', channel], line: 12 },
    ...overrides,
    fields: all,
  };
}

/** The contracts of an environment called `production`, sorted as loaded ones are. */
export const contractSet = (
  topics: readonly TopicContract[] = [topicContract()],
  overrides: Partial<ContractSet> = {},
): ContractSet => ({
  environment: 'production',
  topics: [...topics].sort((a, b) => (a.name < b.name ? -1 : 1)),
  removals: [],
  documents: [document],
  ...overrides,
});

const message = (channel: string): TopicContract['messages'][number] => ({
  name: 'stockChanged',
  title: 'Stock changed',
  payload: {
    format: 'jsonSchema',
    schema: {
      type: 'object',
      required: ['eventId', 'occurredAt', 'schemaVersion', 'warehouseId', 'productId', 'quantityDelta'],
      properties: {
        eventId: { type: 'string', format: 'uuid' },
        occurredAt: { type: 'string', format: 'date-time' },
        schemaVersion: { type: 'integer' },
        warehouseId: { type: 'string' },
        productId: { type: 'string' },
        quantityDelta: { type: 'integer' },
      },
    },
  },
  key: { format: 'jsonSchema', schema: { type: 'string', description: 'warehouseId and productId, a colon between' } },
  place: { document, path: ['channels', channel, 'messages', 'stockChanged'], line: 20 },
});
