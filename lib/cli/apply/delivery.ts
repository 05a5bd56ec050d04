import { z } from 'zod';

const deliveredByCdk = z.object({ deployment: z.string(), delivery: z.literal('cdk') });

/**
 * A line to read before a bundle is applied to a deployment that the stacks deliver; none for any other.
 * @param index what `bundle.json` says
 */
export function deliveryRemark(index: unknown): readonly string[] {
  const { data } = deliveredByCdk.safeParse(index);
  if (!data) return [];
  return [
    `  ${data.deployment} is delivered by \`cdk deploy\`: what that has set belongs to CDK until you say --take-over`,
  ];
}
