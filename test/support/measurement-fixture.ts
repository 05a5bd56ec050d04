import type { MeasuredGroup, MeasuredTopic, Measurement, Sample } from '../../lib/contracts/import/measurement';

/** Of records while the window was open; three of five have one key. */
export const sample = (overrides: Partial<Sample> = {}): Sample => ({
  records: 2000,
  isOfWindow: true,
  recordBytes: 210,
  batchBytes: 8400,
  keyedPercent: 100,
  tombstonePercent: 0,
  idempotentPercent: 100,
  transactionalPercent: 0,
  compressions: ['zstd'],
  keys: { distinct: 40, hottestRecordsPercent: 60, hottestBytesPercent: 60 },
  newestMs: 1_795_000_000_000,
  ...overrides,
});

export const measuredTopic = (overrides: Partial<MeasuredTopic> = {}): MeasuredTopic => ({
  name: 'inventory.events',
  partitions: 6,
  replicationFactor: 3,
  config: { 'retention.ms': '604800000' },
  inherited: { 'cleanup.policy': 'delete', 'retention.ms': '604800000', 'delete.retention.ms': '86400000' },
  retained: 1_200_000,
  storedBytes: 252_000_000,
  window: { records: 60_000, hottestPartitionPercent: 66.7 },
  sample: sample(),
  ...overrides,
});

export const measuredGroup = (overrides: Partial<MeasuredGroup> = {}): MeasuredGroup => ({
  name: 'inventory.fulfilment',
  state: 'STABLE',
  protocolType: 'consumer',
  members: [{ clientId: 'fulfilment-1', host: '/10.0.0.7', topics: ['inventory.events'] }],
  topics: [{ name: 'inventory.events', lag: 120, moved: 59_000, lostPartitions: 0 }],
  reset: { policy: 'unknown', why: 'only its clients know' },
  ...overrides,
});

const allow = { permission: 'allow', pattern: 'literal' } as const;

/** One topic, written by `inventory` and read by `fulfilment` with a group. */
export const measured = (overrides: Partial<Measurement> = {}): Measurement => ({
  kind: 'contracts-measurement',
  version: 1,
  on: '2026-11-21',
  seconds: 60,
  clusterId: 'Rt7kQ2mZ9xWc4LbN6vHs3A',
  brokers: 3,
  isAutomq: true,
  autoCreatesTopics: false,
  hasAuthorizer: true,
  topics: [measuredTopic()],
  groups: [measuredGroup()],
  acls: [
    { ...allow, resource: 'topic', name: 'inventory.events', principal: 'User:inventory', operation: 'write' },
    { ...allow, resource: 'topic', name: 'inventory.events', principal: 'User:fulfilment', operation: 'read' },
    { ...allow, resource: 'group', name: 'inventory.fulfilment', principal: 'User:fulfilment', operation: 'read' },
  ],
  quotas: [{ user: 'inventory', producerByteRate: 5_242_880 }],
  gaps: [],
  ...overrides,
});
