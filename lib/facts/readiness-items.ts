import { compatibilityItems } from './readiness/compatibility-items';
import { costItems } from './readiness/cost-items';
import { elasticityItems } from './readiness/elasticity-items';
import { failureItems } from './readiness/failure-items';
import { governanceItems } from './readiness/governance-items';
import { migrationItems } from './readiness/migration-items';
import { operationsItems } from './readiness/operations-items';
import type { ReadinessItem } from './readiness/readiness-item';
import { replayItems } from './readiness/replay-items';
import { workloadItems } from './readiness/workload-items';

const items = {
  ...workloadItems,
  ...compatibilityItems,
  ...elasticityItems,
  ...replayItems,
  ...costItems,
  ...governanceItems,
  ...failureItems,
  ...operationsItems,
  ...migrationItems,
} as const;

export type ReadinessItemId = keyof typeof items;

/** What readiness asks, by id; areas stand together. docs/plan.md is generated from it. */
export const readinessItems: Readonly<Record<ReadinessItemId, ReadinessItem>> = items;

export const readinessItemIds = Object.keys(items) as readonly ReadinessItemId[];

export const isReadinessItem = (id: string): id is ReadinessItemId => Object.hasOwn(items, id);
