import { z } from 'zod';

export const findingJson = z.looseObject({
  id: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  fix: z.string(),
});
