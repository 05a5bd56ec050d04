import { z } from 'zod';

/** Amounts of a month. */
export const numberBand = z
  .looseObject({ low: z.number(), typical: z.number(), high: z.number() })
  .describe('Amounts of a month in the currency of the bill; `low` is never above `typical`, nor that above `high`.');
