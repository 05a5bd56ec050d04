import type { Hit, ReviewRule } from './rule';

/** Who accepts a finding, and until when. */
export interface Waiver {
  readonly owner: string;
  readonly reason: string;
  /** Last day on which it holds, such as `2026-11-27`. */
  readonly expires: string;
}

/** What the review found. */
export interface ReviewFinding extends Required<Hit>, Pick<ReviewRule, 'severity' | 'title' | 'why'> {
  /** Id of the rule. */
  readonly rule: string;
  /** Who answers for the topic. */
  readonly owner: string;
  /** Undefined where nobody accepts it. */
  readonly waiver?: Waiver;
}

/** Findings that somebody has to act on. */
export const openFindings = (findings: readonly ReviewFinding[]): readonly ReviewFinding[] =>
  findings.filter(({ waiver }) => waiver === undefined);
