import { changeInWords } from '../../../contracts/change/change-in-words';
import type { ChangePlan } from '../../../contracts/change/change-plan';

export interface RiskWords {
  readonly allowDeletes?: boolean;
  readonly allowHighRisk?: boolean;
}

/** Changes by which records or order may be lost, and that nobody has allowed, with the flag that does. */
export function unallowed(
  { changes }: Pick<ChangePlan, 'changes'>,
  { allowDeletes, allowHighRisk }: RiskWords,
): readonly string[] {
  const deletes = allowDeletes ? [] : changes.filter(({ kind }) => kind === 'deleteTopic');
  const risky = allowHighRisk ? [] : changes.filter(({ kind, risk }) => kind !== 'deleteTopic' && risk === 'high');
  return [
    ...deletes.map((change) => `${changeInWords(change)} (--allow-deletes)`),
    ...risky.map((change) => `${changeInWords(change)}: ${change.why} (--allow-high-risk)`),
  ];
}
