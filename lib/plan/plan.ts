import type { Capacity, CapacityFinding } from '../model/capacity/capacity';
import type { Bill } from './bill/bill';
import type { FailureDomain, OwnershipCell } from './failure/failure-domain';
import type { Readiness } from './readiness/readiness-result';

/** What must be true of one workload group, as decided. */
export interface DecisionRecord {
  readonly group: string;
  readonly owner: string;
  readonly markdown: string;
}

/** Something that somebody should look at before it is deployed. */
export type PlanFinding = CapacityFinding;

/** Everything that `automq-kit plan` answers. */
export interface Plan {
  readonly deployment: string;
  /** Date at which it was made, `2026-11-21`. */
  readonly asOf: string;
  readonly capacity: Capacity;
  /** Undefined where no price is known: a private cluster without prices of its own. */
  readonly bill?: Bill;
  readonly failureDomains: readonly FailureDomain[];
  readonly ownership: readonly OwnershipCell[];
  readonly readiness: Readiness;
  /** Those of capacity among them, errors first. */
  readonly findings: readonly PlanFinding[];
  readonly decisions: readonly DecisionRecord[];
}
