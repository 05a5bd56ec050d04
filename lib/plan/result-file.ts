import { z } from 'zod';
import type { JsonSchema } from '../config/json-schema';
import { evidenceKinds } from '../facts/evidence-kinds';

const count = z.int({ error: 'must be a whole number' }).min(0, { error: 'must not be below 0' });

const text = (maxLength: number) =>
  z
    .string({ error: 'must be text' })
    .min(1, { error: 'must not be empty' })
    .max(maxLength, { error: `must not be longer than ${maxLength} characters` });

/** A dated result file that `readiness.evidence` of a deployment file names. */
export const resultFile = z.strictObject(
  {
    kind: z
      .enum(evidenceKinds, { error: `must be one of ${evidenceKinds.join(', ')}` })
      .describe('What was done; the same as in the deployment file.'),
    deployment: text(40)
      .optional()
      .describe('Name of the deployment that it was done with; left out where it was done with examples or a copy.'),
    on: z.iso
      .date({ error: 'must be a date such as "2026-11-21"' })
      .describe('Day on which it was done, such as `2026-11-21`.'),
    passed: count.describe('How many checks passed.'),
    failed: count.describe('How many failed. With one failure it proves nothing and is a risk.'),
    note: text(1000).optional().describe('For people: where the whole result is, or what was left out.'),
  },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys' && Array.isArray(keys)
        ? `has ${keys.map((key) => `"${key}"`).join(', ')}, which is no part of a result`
        : 'must be an object with kind, on, passed and failed',
  },
);

export type ResultFile = z.infer<typeof resultFile>;

/** The same as JSON Schema, from which its description is made. */
export const resultFileSchema = (): JsonSchema => z.toJSONSchema(resultFile) as JsonSchema;
