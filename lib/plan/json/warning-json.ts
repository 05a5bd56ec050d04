import { z } from 'zod';

/** A warning of the deployment file. */
export const warningJson = z.looseObject({
  path: z.string().describe('Where it is in the file, such as `zones[1].id`; empty for the file as a whole.'),
  message: z.string(),
  fix: z.string(),
  rule: z.string().describe('Id of what found it.'),
  origin: z.looseObject({ kind: z.string() }).optional().describe('Where the value comes from.'),
});

export type WarningJson = Readonly<z.infer<typeof warningJson>>;
