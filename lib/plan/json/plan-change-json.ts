import { z } from 'zod';
import { billCategories, systemIds } from '../bill/bill';
import { envelopes } from '../../model/workload-group';
import { readinessStatuses } from '../readiness/readiness-result';
import { numberBand } from './number-band';
import { warningJson } from './warning-json';

const beforeAndAfter = <T extends z.ZodType>(each: T) => z.looseObject({ before: each, after: each });

/** Amounts that are added, below zero where something gets cheaper. */
const added = z.looseObject({ low: z.number(), typical: z.number(), high: z.number() });

const amounts = z.looseObject({ before: numberBand, after: numberBand, delta: added });

const line = amounts.extend({ item: z.string(), category: z.enum(billCategories), memo: z.boolean().optional() });

const system = z.looseObject({ id: z.enum(systemIds), name: z.string(), lines: z.array(line), total: amounts });

const brokers = z.looseObject({
  zones: z.number(),
  least: z.number(),
  most: z.number(),
  instanceType: z.string().optional(),
});

/** What `automq-kit plan --compare --format json` prints. Fields may be added; none of these goes or changes its meaning. */
export const planChangeJson = z.looseObject({
  deployment: beforeAndAfter(z.string()).describe('Name of the deployment `before` and `after` the change.'),
  asOf: z.string().describe('Day of both plans, `2026-11-21`.'),
  bill: z
    .looseObject({ currency: z.string(), systems: z.array(system) })
    .nullable()
    .describe(
      'For each system the `total` and the `lines` that change, as low, typical and high of a month: `before`, `after`, and `delta`, which is what is added. `null` where the two have no prices in one currency.',
    ),
  brokers: beforeAndAfter(brokers).describe(
    'Brokers of all zones together, the `least` and the `most`, with `zones` and `instanceType` (missing where nodes are given by their figures).',
  ),
  envelopes: z
    .array(
      z.looseObject({
        envelope: z.enum(envelopes),
        requiredPerZone: beforeAndAfter(z.number().optional()),
        fits: beforeAndAfter(z.boolean().optional()),
      }),
    )
    .describe('For each `envelope` the brokers that it needs in a zone (`requiredPerZone`) and whether it `fits`.'),
  readiness: z
    .looseObject({
      score: beforeAndAfter(z.number()),
      items: z.array(z.looseObject({ id: z.string(), status: beforeAndAfter(z.enum(readinessStatuses).optional()) })),
    })
    .describe('The `score`, and the `items` whose status is another one.'),
  warnings: z
    .array(warningJson)
    .describe('What the checks of the file after the change warn of, and where the two are of different deployments.'),
});
