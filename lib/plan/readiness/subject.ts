import type { ReadinessItemId } from '../../facts/readiness-items';
import type { Capacity } from '../../model/capacity/capacity';
import type { Deployment } from '../../model/deployment';
import type { Bill } from '../bill/bill';
import type { AssessedEvidence } from '../evidence';
import type { FailureDomain, OwnershipCell } from '../failure/failure-domain';
import type { SharedThing } from '../findings/shared-things';
import type { Rendered } from './rendered';
import type { Verdict } from './verdict';

/** Everything that a check may look at. */
export interface Subject {
  readonly deployment: Deployment;
  readonly capacity: Capacity;
  readonly bill?: Bill;
  readonly failureDomains: readonly FailureDomain[];
  readonly ownership: readonly OwnershipCell[];
  readonly shared: readonly SharedThing[];
  readonly rendered: Rendered;
  readonly evidence: readonly AssessedEvidence[];
}

export type Check = (subject: Subject) => Verdict;

/** Checks by the items that they answer; none may be left out. */
export type Checks<Items> = Readonly<Record<Extract<keyof Items, ReadinessItemId>, Check>>;
