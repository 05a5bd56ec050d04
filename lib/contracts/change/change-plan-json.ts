import { z } from 'zod';
import { acl, desiredTopic, quota } from './change-parts-json';

const step = {
  owner: z.string().describe('Who answers for it.'),
  risk: z.enum(['none', 'low', 'high']).describe('`high`: records or order may be lost; `low`: clients may notice.'),
  why: z.string().describe('What it does and what its risk is.'),
  monthlyCost: z.number().optional().describe('What it changes on the month’s bill; left out where nobody knows.'),
  isDrift: z.boolean().describe('Whether the last apply left it as the contracts want it, and somebody changed it.'),
};

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('createTopic'), topic: desiredTopic, ...step }),
  z.strictObject({
    kind: z.literal('alterConfig'),
    topic: z.string(),
    settings: z.array(
      z.strictObject({
        name: z.string(),
        from: z.string().optional().describe('What holds now; left out where nobody knows.'),
        to: z.string().optional().describe('Left out where the brokers’ own value holds again.'),
      }),
    ),
    ...step,
  }),
  z.strictObject({ kind: z.literal('addPartitions'), topic: z.string(), from: z.int(), to: z.int(), ...step }),
  z.strictObject({ kind: z.literal('addAcl'), acl, ...step }),
  z.strictObject({ kind: z.literal('setQuota'), from: quota.optional(), to: quota, ...step }),
  z.strictObject({
    kind: z.literal('removeAcl'),
    acl,
    isForeign: z.boolean().describe('Whether no contract has given it, as far as the last record knows.'),
    ...step,
  }),
  z.strictObject({ kind: z.literal('deleteTopic'), topic: z.string(), reason: z.string(), ...step }),
]);

/** A plan of changes as JSON. Fields may be added; none goes or changes its meaning. */
export const changePlanJson = z.strictObject({
  deployment: z.string(),
  environment: z.string(),
  clusterId: z.string(),
  currency: z.string().optional().describe('Of the costs; left out where no price is known.'),
  changes: z.array(change).describe('In the order in which they are done.'),
  refusals: z
    .array(
      z.strictObject({
        topic: z.string().describe('The topic, or `(cluster)`.'),
        owner: z.string(),
        why: z.string(),
        fix: z.string(),
        migration: z.array(z.string()).optional().describe('Steps of a migration.'),
      }),
    )
    .describe('What the contracts ask for and what is not done.'),
  undeclared: z
    .array(
      z.strictObject({
        kind: z.enum(['topic', 'group']),
        name: z.string(),
        lastUsedMs: z.number().optional().describe('Milliseconds since 1970 of the newest record.'),
        state: z.string().optional().describe('What a group does now.'),
        removedFrom: z.string().optional().describe('Day from which a removal entry lets it be deleted.'),
      }),
    )
    .describe('Live topics and groups that no contract declares; never touched.'),
  hash: z.string().describe('SHA-256 over everything but costs and `undeclared`.'),
});
