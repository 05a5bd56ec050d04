import type { Allowance } from '../../../model/contracts-allowance';
import type { Change } from '../../change/change-plan';

/** A change that waits for a word in the deployment file. */
export interface HeldChange {
  readonly change: Change;
  readonly word: Allowance;
}

/** The word that a change takes; undefined for one that nothing is lost by. */
function wordOf(change: Change): Allowance | undefined {
  if (change.kind === 'deleteTopic') return 'deletes';
  if (change.risk === 'high') return 'highRisk';
  if (change.isDrift) return 'drift';
  return change.kind === 'removeAcl' && change.isForeign ? 'revokes' : undefined;
}

/** Changes that a job may do by itself, and those that it leaves alone. Both keep their order. */
export function heldChanges(
  changes: readonly Change[],
  allow: readonly Allowance[],
): { readonly allowed: readonly Change[]; readonly held: readonly HeldChange[] } {
  const allowed: Change[] = [];
  const held: HeldChange[] = [];
  for (const change of changes) {
    const words = [wordOf(change), change.isDrift ? ('drift' as const) : undefined];
    const word = words.find((each) => each !== undefined && !allow.includes(each));
    if (word === undefined) allowed.push(change);
    else held.push({ change, word });
  }
  return { allowed, held };
}
