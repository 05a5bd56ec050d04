import { z } from 'zod';
import { readinessItemIds } from '../../facts/readiness-items';
import { readinessAreas } from '../../facts/readiness/readiness-item';
import { readinessStatuses } from '../readiness/readiness-result';

const item = z.looseObject({
  id: z.enum(readinessItemIds),
  area: z.enum(readinessAreas),
  question: z.string(),
  readySignal: z.string(),
  riskSignal: z.string(),
  status: z.enum(readinessStatuses),
  evidence: z.array(z.string()).describe('What was found, and where.'),
  fix: z.string().optional().describe('What to do; missing where nothing is.'),
  waiver: z
    .looseObject({
      owner: z.string(),
      reason: z.string(),
      expires: z.string().describe('Last day, `2026-11-21`.'),
      valid: z.boolean().describe('Whether it holds on the day of the plan.'),
    })
    .nullable(),
});

/** The scorecard of a plan. */
export const readinessJson = z.looseObject({
  items: z.array(item),
  score: z.number().min(0).max(1).describe('Items that are ready or waived, over those that apply.'),
});
