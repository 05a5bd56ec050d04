import { z } from 'zod';
import { acl, quota } from '../change/change-parts-json';

const count = z.int().min(0);
const percent = z.number().min(0).max(100);
const settings = z.record(z.string(), z.string());

const sample = z.strictObject({
  records: z.int().min(1).describe('Records that were looked at.'),
  isOfWindow: z
    .boolean()
    .describe('Whether all of them were written while the window was open; else they are the newest.'),
  recordBytes: z.int().min(1).describe('Mean size of a record on the wire, after compression, bytes.'),
  batchBytes: z.int().min(1).describe('Mean size of a batch, bytes.'),
  keyedPercent: percent
    .optional()
    .describe('Share of the records that have a key; absent where none could be unpacked.'),
  tombstonePercent: percent.optional().describe('Share of the records that have a key and no value.'),
  idempotentPercent: percent.describe('Share of the batches from an idempotent producer, which always waits for all.'),
  transactionalPercent: percent.describe('Share of the batches that belong to a transaction.'),
  compressions: z.array(z.string()).describe('How batches are compressed; sorted.'),
  keys: z
    .strictObject({
      distinct: z.int().min(1).describe('Different keys among the records.'),
      hottestRecordsPercent: percent.describe('Share of the keyed records that the most frequent key has.'),
      hottestBytesPercent: percent.describe('Share of the bytes of keyed records that the largest key has.'),
    })
    .optional()
    .describe('How keys are spread; absent where no record has one. No key is kept.'),
  newestMs: z.number().describe('Timestamp of the newest record, milliseconds since the epoch.'),
});

const topic = z.strictObject({
  name: z.string().min(1).max(249),
  partitions: z.int().min(1),
  replicationFactor: z.int().min(1),
  config: settings.describe('Settings of the topic itself, by Kafka’s names.'),
  inherited: settings.describe('Settings that it has from the brokers.'),
  retained: count.optional().describe('Offsets between beginning and end: records, where nothing was compacted away.'),
  storedBytes: count.optional().describe('Bytes on the brokers’ disks, one replica; absent where brokers don’t say.'),
  window: z
    .strictObject({
      records: count.describe('Records that were written while the window was open.'),
      hottestPartitionPercent: percent.describe('Share of them that the busiest partition got.'),
    })
    .optional()
    .describe('Absent where its offsets could not be read.'),
  sample: sample.optional(),
});

const group = z.strictObject({
  name: z.string(),
  state: z.string(),
  protocolType: z.string(),
  members: z.array(
    z.strictObject({
      clientId: z.string(),
      host: z.string(),
      topics: z.array(z.string()).describe('Subscribed; sorted.'),
    }),
  ),
  topics: z.array(
    z.strictObject({
      name: z.string(),
      lag: count.describe('Records behind the end when the window closed.'),
      moved: z.int().describe('How far its offsets moved while the window was open; negative after a reset.'),
      lostPartitions: count.describe(
        'Partitions whose next record is gone already, so that a start uses the reset policy.',
      ),
    }),
  ),
  reset: z
    .strictObject({ policy: z.enum(['earliest', 'unknown']), why: z.string() })
    .describe('Where it begins without an offset, which only its clients know; where it could be inferred, from what.'),
});

/** What brokers could not say. */
const gap = z.strictObject({
  subject: z.string().describe('Topic, group or part of the cluster.'),
  what: z.string().describe('What was not measured, and why.'),
});

/** A cluster as it was measured over a window of time: figures alone, never the content of a record. */
export const measurement = z.strictObject({
  kind: z.literal('contracts-measurement'),
  version: z.literal(1),
  on: z.iso.date().describe('Day of the measurement, such as `2026-11-21`.'),
  seconds: z.number().positive().describe('How long the window was open.'),
  clusterId: z.string(),
  brokers: z.int().min(1),
  isAutomq: z.boolean(),
  autoCreatesTopics: z.boolean(),
  hasAuthorizer: z.boolean(),
  topicPattern: z.string().optional().describe('Regular expression of the topics that were measured; absent for all.'),
  topics: z.array(topic).describe('By name.'),
  groups: z.array(group).describe('By name.'),
  acls: z.array(acl),
  quotas: z.array(quota),
  gaps: z.array(gap),
});

export type Measurement = z.output<typeof measurement>;
export type MeasuredTopic = Measurement['topics'][number];
export type MeasuredGroup = Measurement['groups'][number];
export type Sample = NonNullable<MeasuredTopic['sample']>;
