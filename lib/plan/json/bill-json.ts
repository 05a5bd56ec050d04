import { z } from 'zod';
import { billCategories, outsideWays, systemIds } from '../bill/bill';
import { numberBand } from './number-band';

const line = z.looseObject({
  item: z.string().describe('What it is; unique within a system.'),
  category: z.enum(billCategories),
  quantity: z.number().describe('Typical quantity of a month.'),
  unit: z.string(),
  unitPrice: z.number(),
  price: z.string().optional().describe('Id of the price in the price book.'),
  monthly: numberBand,
  basis: z.string().describe('How the quantity comes about, and what makes low, typical and high.'),
  payer: z.enum(['deployment', 'client']).describe('Whose bill it is on.'),
  way: z.enum(outsideWays).optional().describe('Whose clients’ way in it is for; left out where it is for everybody.'),
  memo: z
    .boolean()
    .optional()
    .describe('Idle capacity, which is part of another line’s amount and so never in the total.'),
});

const system = z.looseObject({
  id: z.enum(systemIds),
  name: z.string(),
  sizing: z.string().describe('What it was sized to.'),
  operates: z.array(z.looseObject({ what: z.string(), who: z.string() })).describe('Who operates what.'),
  lines: z.array(line),
  total: numberBand.describe('Sum of the lines but those with `memo`.'),
  totalByPayer: z
    .looseObject({ deployment: numberBand, client: numberBand })
    .describe('Its parts, by whose bill they are on.'),
});

const usedPrice = z.looseObject({
  id: z.string(),
  price: z.number().optional(),
  tiers: z.array(z.looseObject({ upTo: z.number().optional(), price: z.number() })).optional(),
  unit: z.string(),
  source: z.string(),
  asOf: z.string(),
  recalled: z.boolean().describe('Nobody held it against its source.'),
});

/** The bill of a plan. */
export const billJson = z.looseObject({
  currency: z.string(),
  region: z.string().describe('Region of the price book.'),
  asOf: z
    .string()
    .describe('Date of the oldest price that is used; the day of the plan is the `asOf` beside `deployment`.'),
  ageDays: z.number().describe('Age of the oldest price on the day of the plan, days.'),
  confidence: z
    .enum(['high', 'reduced'])
    .describe('`reduced` where a price is too old to trust, or was never held against its source.'),
  prices: z.array(usedPrice).describe('The prices that amounts follow from.'),
  systems: z.array(system).describe('The deployment (`automq`) and other systems with the same work.'),
  showback: z
    .array(z.looseObject({ owner: z.string(), groups: z.array(z.string()), monthly: numberBand, basis: z.string() }))
    .describe('What the deployment’s account pays, by owner of workloads.'),
  adoption: z
    .array(
      z.looseObject({ scale: z.number(), name: z.string(), totals: z.partialRecord(z.enum(systemIds), z.number()) }),
    )
    .describe('Typical totals with as many times the load, each system with what that needs.'),
  sensitivity: z.array(
    z.looseObject({ assumption: z.string(), now: z.string(), flipsAt: z.string().optional(), text: z.string() }),
  ),
  verdict: z.looseObject({
    recommended: z
      .enum(systemIds)
      .nullable()
      .describe('What costs least when every system has what the workload needs; `null` without workloads.'),
    text: z.string(),
  }),
});
