import type { DesiredAcl, DesiredState, DesiredTopic } from '../../lib/contracts/desired/desired-state';

/** A topic of keyed events with a producer and a consumer, as contracts want it. */
export const wantedTopic = (overrides: Partial<DesiredTopic> = {}): DesiredTopic => ({
  name: 'inventory.events',
  partitions: 12,
  replicas: 3,
  config: { 'cleanup.policy': 'delete', 'min.insync.replicas': '2', 'retention.ms': '864000000' },
  owner: 'Inventory',
  dataClass: 'operational',
  sensitive: false,
  ordered: true,
  keyFields: ['warehouseId', 'productId'],
  clients: [
    {
      operation: 'receiveStockChanges',
      action: 'receive',
      principal: 'fulfilment',
      owner: 'Fulfilment',
      group: 'inventory.fulfilment',
    },
    { operation: 'sendStockChanges', action: 'send', principal: 'inventory', owner: 'Inventory' },
  ],
  normalBytesPerSecond: 2_097_152,
  ...overrides,
});

/** The right of a principal to read a topic. */
export const wantedAcl = (overrides: Partial<DesiredAcl> = {}): DesiredAcl => ({
  resource: 'topic',
  name: 'inventory.events',
  pattern: 'literal',
  principal: 'User:fulfilment',
  operation: 'read',
  permission: 'allow',
  owner: 'Fulfilment',
  why: 'receiveStockChanges reads it.',
  ...overrides,
});

/** What contracts of the principals `fulfilment` and `inventory` want. */
export const wanted = (overrides: Partial<DesiredState> = {}): DesiredState => ({
  deployment: 'retail',
  environment: 'production',
  topics: [],
  principals: ['User:fulfilment', 'User:inventory'],
  acls: [],
  unapproved: [],
  quotas: [],
  removals: [],
  groups: ['inventory.fulfilment'],
  own: { topics: ['automq-canary', 'automq-contracts-audit'], groups: [] },
  ...overrides,
});
