import { z } from 'zod';
import { date, kafkaName, owner, sentence } from '../../config/fields';
import { partitionRate, shortSentence } from './x-fields';

const approval = z.strictObject({
  approver: owner.describe('Who approved it.'),
  on: date.describe('When.'),
  until: date.optional().describe('Last day on which it holds.'),
});

const quota = z.strictObject({
  producerMibPerSecond: partitionRate.optional().describe('What the principal may write, MiB/s on each broker.'),
  consumerMibPerSecond: partitionRate.optional().describe('What the principal may read, MiB/s on each broker.'),
  requestPercent: z.number().positive().max(10_000).optional().describe('Share of the request threads, percent.'),
});

/**
 * What an operation of a contract says beyond AsyncAPI. The consumer group is the binding’s `groupId`, a string schema with
 * one `enum` value or a `const`.
 */
export const operationFields = z.strictObject({
  'x-principal': z
    .string()
    .max(64)
    .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/, { error: 'must be the name of a user of `security.users`' })
    .describe('User of the deployment file that does it.'),
  'x-owner': owner.optional().describe('The team that runs the client; the topic’s owner when left out.'),
  'x-instances': z.int().min(1).max(100_000).default(1).describe('Clients of this operation at the peak.'),
  'x-transactional-ids': z
    .array(
      z.strictObject({
        name: kafkaName.describe('The id, or how ids begin.'),
        pattern: z.enum(['literal', 'prefixed']).default('literal').describe('Whether `name` is the whole id.'),
      }),
    )
    .max(20)
    .default([])
    .describe('Transactional ids of a producer; where it sends, and nowhere else.'),
  'x-acks': z.enum(['all', '1', '0']).default('all').describe('What a producer waits for.'),
  'x-side-effects': z
    .array(sentence(120))
    .max(20)
    .default([])
    .describe('What a consumer does that can’t be undone, such as sending mail; none for one that builds a view.'),
  'x-replay': z
    .strictObject({
      safety: z.enum(['safe', 'idempotent', 'guarded']).describe('What reading history again does.'),
      guard: shortSentence.optional().describe('What is switched off and by whom; wanted with `guarded`.'),
    })
    .optional()
    .describe('Whether this consumer may read history again; the topic’s answer when left out.'),
  'x-may-replay': approval
    .extend({ windowHours: z.int().min(1).max(1_000_000).describe('How far back it may go, hours.') })
    .optional()
    .describe('Right to reset the group or to read from the beginning. Left out, the group only goes forward.'),
  'x-export': approval
    .extend({ destination: sentence(120).describe('Where the data goes.') })
    .optional()
    .describe('Right to carry the data to another system. Left out, the client is no exporter.'),
  'x-approval': approval.optional().describe('Who approved the grant; wanted where the class is sensitive.'),
  'x-dead-letter': kafkaName.optional().describe('Topic for records that the consumer can’t process.'),
  'x-retry': kafkaName.optional().describe('Topic for records that the consumer will try again.'),
  'x-quota': quota
    .optional()
    .describe('Quota of the principal. The operations of one principal say the same or nothing.'),
});

export type OperationFields = z.output<typeof operationFields>;
