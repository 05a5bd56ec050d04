import { createHash } from 'node:crypto';
import { canonicalJson } from '../../model/canonical-json';
import type { ChangePlan } from './change-plan';

/** SHA-256 over what a plan does and refuses, and where; what it costs and what is never touched are no part of it. */
export function changePlanHash({
  deployment,
  environment,
  clusterId,
  changes,
  refusals,
}: Pick<ChangePlan, 'deployment' | 'environment' | 'clusterId' | 'changes' | 'refusals'>): string {
  const withoutCosts = changes.map((change) => ({ ...change, monthlyCost: undefined }));
  const hashed = { deployment, environment, clusterId, changes: withoutCosts, refusals };
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex');
}
