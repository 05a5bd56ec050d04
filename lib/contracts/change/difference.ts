import type { ClusterState } from '../cluster/cluster-state';
import type { DesiredState } from '../desired/desired-state';
import type { ChangeContext } from './change-context';
import type { Change, Refusal } from './change-plan';

/** What changes are found by. */
export interface Compared {
  readonly desired: DesiredState;
  readonly state: ClusterState;
  readonly context: ChangeContext;
}

/** What part of the contracts comes to: what is done for it, and what is not. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
}

export const noDifference: Difference = { changes: [], refusals: [] };

export const refused = (refusal: Refusal): Difference => ({ changes: [], refusals: [refusal] });

export const changed = (change: Change): Difference => ({ changes: [change], refusals: [] });

export const together = (differences: readonly Difference[]): Difference => ({
  changes: differences.flatMap(({ changes }) => changes),
  refusals: differences.flatMap(({ refusals }) => refusals),
});

/** Whether the last apply left something as the contracts want it, so that it was changed by hand since. */
export const wasLeft = ({ lastApplied }: ChangeContext, fact: string): boolean =>
  lastApplied !== undefined && lastApplied.left(fact);
