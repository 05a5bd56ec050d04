import type { Bundle } from './bundle';

/** A line to read before a bundle is applied to a deployment that the stacks deliver; none for any other. */
export function deliveryRemark({ deployment, delivery }: Pick<Bundle, 'deployment' | 'delivery'>): readonly string[] {
  if (delivery !== 'cdk') return [];
  return [`  ${deployment} is delivered by \`cdk deploy\`: what that has set belongs to CDK until you say --take-over`];
}
