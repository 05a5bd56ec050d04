import { z } from 'zod';
import { dnsLabel } from './fields';

/** How names of topics begin; the same letters as a topic's. */
const topicPrefix = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[A-Za-z0-9._-]+$/, { error: 'must be letters, digits, ".", "_" and "-", such as "storefront.personal."' });

const dataClass = z.strictObject({
  name: dnsLabel(40).describe('Name of the class, which contracts give in `x-data-class`.'),
  purpose: z.string().min(1).max(300).describe('What belongs to it, one sentence.'),
  maxRetentionHours: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe('Longest time that records of this class may be kept, hours; left out, there is no limit.'),
  sensitive: z
    .boolean()
    .default(false)
    .describe(
      'Whether each grant needs an approver, records need a protection, and brokers log who was let in. Names of sensitive topics begin with one of `topicPrefixes`.',
    ),
  topicPrefixes: z
    .array(topicPrefix)
    .max(50)
    .default([])
    .describe(
      'How the names of its topics begin; wanted where it is sensitive. Brokers know by it what to log, so that a further topic restarts none.',
    ),
});

/** Changes that wait for a word in the file before a job does them. */
const allowances = ['deletes', 'highRisk', 'drift', 'revokes'] as const;

/** Where the event contracts are and what holds for all of them. */
export const contracts = z
  .strictObject({
    paths: z
      .array(z.string().min(1).max(500))
      .min(1)
      .max(200)
      .describe(
        'AsyncAPI documents, or folders in which every `*.yaml`, `*.yml` and `*.json` is one (`schemas` folders aside); relative to this file. In a folder a symbolic link to one, or to another folder, is an error.',
      ),
    environment: dnsLabel(40)
      .optional()
      .describe('Which entry of a contract’s `x-environments` holds here; the `stage` when left out.'),
    environments: z
      .array(dnsLabel(40))
      .min(1)
      .max(50)
      .optional()
      .describe('Names of all environments that contracts may give overrides for; left out, any name is taken.'),
    topicNames: z
      .string()
      .min(1)
      .max(300)
      .default('^[a-z0-9]+([.-][a-z0-9]+)*$')
      .describe('Regular expression that the whole name of each topic matches.'),
    dataClasses: z.array(dataClass).min(1).max(50).describe('Classes of data and what each of them asks for.'),
    job: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe(
            'Whether a job in the cluster applies the contracts, for clusters that nobody reaches from outside.',
          ),
        image: z
          .string()
          .min(1)
          .max(500)
          .default('node:22.21.1-bookworm-slim')
          .describe(
            'Image with Node.js 20.19 or newer in which its program runs, pulled with `kafka.image.pullSecret` where there is one.',
          ),
        allow: z
          .array(z.enum(allowances))
          .max(allowances.length)
          .default([])
          .describe(
            'What the job may do without a person: `deletes`, topics whose dated removal has come, with every record in them; `highRisk`, other changes by which records or their order may be lost; `drift`, undoing what somebody changed by hand; `revokes`, taking rights that no contract has given, such as those of a user from when this file gave them. What is not allowed here the job leaves alone and names, and fails.',
          ),
      })
      .prefault({})
      .describe('The job in the cluster that applies the contracts.'),
  })
  .optional()
  .describe('Event contracts: AsyncAPI documents from which topics, rights and quotas follow.');
