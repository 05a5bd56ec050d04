import { z } from 'zod';
import { date, dnsLabel, kafkaName, owner, sentence } from '../../config/fields';
import { rate } from '../../config/rate-fields';
import { hours, partitionRate, shortSentence } from './x-fields';

const rates = z.strictObject({
  recordBytes: z.int().min(1).max(67_108_864).describe('Size of one record on the wire, after compression, bytes.'),
  normal: rate.describe('What is written in ordinary hours.'),
  promotional: rate.optional().describe('What is written in planned peaks.'),
  exceptional: rate.optional().describe('The worst that must be carried.'),
});

const role = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sourceOfTruth').describe('Others learn the fact from here and nowhere else.'),
    fact: sentence(120).describe('The fact, in a few words; no second topic is the source of the same one.'),
  }),
  z.strictObject({
    kind: z.literal('rawCapture').describe('What a source system said, unchanged.'),
    source: sentence(120).describe('The system it comes from.'),
  }),
  z.strictObject({
    kind: z.literal('derived').describe('Made from other topics.'),
    from: z.array(kafkaName).min(1).max(50).describe('The topics it is made from.'),
    job: sentence(120).describe('What makes it, and can make it again.'),
  }),
  z.strictObject({
    kind: z.literal('sink').describe('Only leaves for another system.'),
    destination: sentence(120).describe('The system it goes to.'),
  }),
  z.strictObject({
    kind: z.literal('deadLetter').describe('Records that a consumer could not process, or will try again.'),
    of: kafkaName.describe('The topic they come from.'),
  }),
]);

const key = z.strictObject({
  fields: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(10)
    .describe('Fields of the payload or headers that make up the key, in their order, such as `warehouseId`.'),
  boundary: sentence(120).describe('What it identifies: the thing whose records stay in order.'),
  hottestPercent: z
    .number()
    .min(0)
    .max(100)
    .describe('Share of the records that the hottest key has, percent; more partitions don’t divide one key.'),
});

const environment = z.strictObject({
  partitions: z.int().min(1).max(100_000).optional().describe('Partitions there.'),
  config: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Settings of the topic there that replace those of `topicConfiguration`.'),
  rates: rates.partial().optional().describe('Rates there that replace those of `x-rates`.'),
  absent: z.boolean().default(false).describe('Whether the topic does not exist there.'),
});

const waiver = z.strictObject({
  rule: z.string().min(1).max(80).describe('Id of the check that is waived.'),
  owner: owner.describe('Who answers for it.'),
  reason: shortSentence.describe('Why it is acceptable.'),
  expires: date.describe('Last day on which it holds.'),
});

/** What a channel of a contract says beyond AsyncAPI; each key with what it means. */
export const channelFields = z.strictObject({
  'x-owner': owner.describe('The team or address that answers for the topic.'),
  'x-workload': dnsLabel(60).describe('Workload group of the deployment file whose topic it is.'),
  'x-data-class': dnsLabel(40).describe('Class of its data, one of `contracts.dataClasses`.'),
  'x-purpose': shortSentence.describe('Its one business purpose, one sentence.'),
  'x-visibility': z
    .enum(['public', 'internal'])
    .describe('`public`: a contract that others may build on; `internal`: a step that may change at any time.'),
  'x-role': role.describe('What the topic is in the flow of facts.'),
  'x-holds': z
    .enum(['events', 'state'])
    .describe(
      '`events`: what happened, kept for a time; `state`: the latest value of each key. One topic is not both.',
    ),
  'x-ordering': z
    .enum(['key', 'none', 'global'])
    .describe('What stays in order: records of one key, nothing, or all records, which takes a single partition.'),
  'x-key': key.optional().describe('The key of its records; left out where they have none.'),
  'x-durability': z
    .enum(['confirmed', 'bestEffort'])
    .default('confirmed')
    .describe('`confirmed`: what was acknowledged survives the loss of a broker; `bestEffort`: it may be lost.'),
  'x-retention': z
    .strictObject({
      reasons: z
        .strictObject({
          replay: hours.optional().describe('To rebuild views.'),
          audit: hours.optional().describe('To explain what happened.'),
          correction: hours.optional().describe('To correct data afterwards.'),
          analytics: hours.optional().describe('To feed models and reports.'),
        })
        .describe('Hours for which records are needed, by reason.'),
      longestConsumerOutageHours: hours.describe('Longest outage after which a consumer still finds every record.'),
    })
    .describe('For how long records are needed, and why.'),
  'x-replay': z
    .strictObject({
      safety: z
        .enum(['safe', 'idempotent', 'guarded'])
        .describe('What reading history again does: nothing, nothing twice, or something that must be switched off.'),
      guard: shortSentence.optional().describe('What is switched off and by whom; wanted with `guarded`.'),
    })
    .describe('Whether history may be read again.'),
  'x-late-events': shortSentence.optional().describe('What consumers do with an event that comes late.'),
  'x-replayed-events': shortSentence
    .optional()
    .describe('How consumers know a replayed event and what they do with it.'),
  'x-rates': rates.describe('What is expected of the topic.'),
  'x-partition-throughput': z
    .strictObject({
      producerMibPerSecond: partitionRate.describe('What producers get into one partition, MiB/s.'),
      consumerMibPerSecond: partitionRate.describe('What the slowest consumer gets out of one partition, MiB/s.'),
    })
    .optional()
    .describe('What one partition carries, where it was measured; the group’s figures when left out.'),
  'x-event': z
    .strictObject({
      id: z.string().min(1).max(200).describe('Field or header with the id of the event.'),
      time: z.string().min(1).max(200).describe('Field or header with the time at which it happened.'),
      version: z.string().min(1).max(200).describe('Field or header with the version of its form.'),
      businessId: z.string().min(1).max(200).optional().describe('Field that identifies the business object.'),
    })
    .optional()
    .describe('Where records carry id, time and version.'),
  'x-tombstones': shortSentence.optional().describe('What a record without value means and who writes it; for state.'),
  'x-lookups': z
    .array(z.string().min(1).max(200))
    .max(20)
    .default([])
    .describe(
      'Fields by which readers look records up. A compacted topic serves none but its key, read from its start.',
    ),
  'x-protection': z
    .strictObject({
      fields: z.array(z.string().min(1).max(200)).min(1).max(100).describe('The fields that are sensitive.'),
      how: z
        .enum(['encrypted', 'tokenized', 'masked', 'aggregated'])
        .describe('What is done to them before they are written.'),
      by: sentence(120).describe('What does it, and where the keys are.'),
    })
    .optional()
    .describe('How sensitive fields are protected; wanted for sensitive classes.'),
  'x-compatibility': z
    .enum(['none', 'backward', 'backwardTransitive', 'forward', 'forwardTransitive', 'full', 'fullTransitive'])
    .default('backward')
    .describe(
      'How the schema of records may change; transitive modes look at every version that `contracts review --against` names.',
    ),
  'x-retained-bytes': z
    .int()
    .min(1)
    .optional()
    .describe('Bytes per partition after which records are removed whatever their age (`retention.bytes`).'),
  'x-repartition': z
    .strictObject({
      partitions: z.int().min(1).max(100_000).describe('The number of partitions that is accepted, and no other.'),
      owner: owner.describe('Who answers for the move.'),
      on: date.describe('First day on which partitions may be added.'),
      reason: shortSentence.describe(
        'How order is kept: which step of the migration plan was done, or why none is needed.',
      ),
    })
    .optional()
    .describe(
      'Acceptance of further partitions on an ordered topic; `contracts plan` prints the migration plan. A compacted topic never gets them: a new one takes over.',
    ),
  'x-environments': z
    .record(dnsLabel(40), environment)
    .default({})
    .describe(
      'What is different in an environment, by its name; one of `contracts.environments` where those are given.',
    ),
  'x-waivers': z.array(waiver).max(50).default([]).describe('Findings of the review that are accepted for a time.'),
});

export type ChannelFields = z.output<typeof channelFields>;
