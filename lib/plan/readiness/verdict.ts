/** What a check found. A waiver is not its business. */
export interface Verdict {
  readonly status: 'ready' | 'risk' | 'unknown' | 'notApplicable';
  /** What was found and where, a sentence each. */
  readonly found: readonly string[];
  /** What to do, where that is not what the item says. */
  readonly fix?: string;
}

type Made = (...found: readonly string[]) => Verdict;

const of =
  (status: Verdict['status']): Made =>
  (...found) => ({ status, found });

export const ready = of('ready');
export const risk = of('risk');
export const unknown = of('unknown');
export const notApplicable = of('notApplicable');

const gravity: readonly Verdict['status'][] = ['notApplicable', 'ready', 'unknown', 'risk'];

/**
 * Several findings as one: as grave as the gravest, and it says only what makes it so. Fixes
 * stand for the item’s where each of these has its own.
 */
export function together(verdicts: readonly Verdict[]): Verdict {
  const status = gravity[Math.max(...verdicts.map((verdict) => gravity.indexOf(verdict.status)), 0)];
  const same = verdicts.filter((verdict) => verdict.status === status);
  const fixes = same.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  return {
    status: status === undefined ? 'unknown' : status,
    found: same.flatMap(({ found }) => found),
    ...(fixes.length > 0 && fixes.length === same.length ? { fix: [...new Set(fixes)].join(' ') } : {}),
  };
}
