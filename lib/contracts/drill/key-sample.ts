import { z } from 'zod';

/** Keys of a topic as they were sampled: how often each came, known by its hash alone. */
export const keySample = z.strictObject({
  topic: z.string().describe('Topic that was sampled.'),
  keys: z
    .array(
      z.strictObject({
        hash: z
          .string()
          .regex(/^[0-9a-f]{8}$/, { error: 'must be 8 hexadecimal digits' })
          .describe('Kafka’s murmur2 of the key’s bytes.'),
        records: z.int().min(1).describe('How many of the sampled records had it.'),
      }),
    )
    .min(1)
    .max(1_000_000)
    .describe('Each key of the sample once.'),
});

export type KeySample = z.output<typeof keySample>;
