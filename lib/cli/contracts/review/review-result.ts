import type { ReviewFinding } from '../../../contracts/review/finding';
import { openFindings } from '../../../contracts/review/finding';
import { counted } from '../../../model/wording';

/** What a review came to. */
export interface Review {
  readonly deployment: string;
  readonly environment: string;
  /** Day of the review, `2026-11-21`. */
  readonly asOf: string;
  /** How many contracts were reviewed. */
  readonly contracts: number;
  readonly findings: readonly ReviewFinding[];
  /** What is good to know and no fault. */
  readonly notes: readonly string[];
}

/** Why a review ends with 1, a sentence for each reason; errors are always one. */
export function failing({ findings }: Review, failOn: readonly string[]): readonly string[] {
  const open = openFindings(findings);
  const ofSeverity = (severity: ReviewFinding['severity']) => open.filter((each) => each.severity === severity).length;
  const reasons = [...new Set(['error', ...failOn])].map((what) => {
    if (what === 'error' || what === 'warning') return { count: ofSeverity(what), words: what };
    if (what === 'waived') return { count: findings.length - open.length, words: 'waived finding' };
    return { count: open.filter(({ rule }) => rule === what).length, words: `finding of ${what}` };
  });
  return reasons.filter(({ count }) => count > 0).map(({ count, words }) => `${countedOf(count, words)}.`);
}

/** `3 findings of key-unique`: the noun is the first word but for `waived finding`. */
const countedOf = (count: number, words: string) => {
  const [noun, ...rest] = words.split(' of ');
  return [counted(count, String(noun)), ...rest].join(' of ');
};
