import type { EvidenceKind } from '../facts/evidence-kinds';
import { daysBetween } from './days-between';

/** A result file that the deployment file names, as it was read. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Ids of readiness items or headings of the runbook that it is named for. */
  readonly proves: readonly string[];
  /** As the deployment file names it. */
  readonly file: string;
  /** Day of the run, `2026-11-21`. */
  readonly on: string;
  readonly passed: number;
  readonly failed: number;
  readonly note?: string;
}

/** What a result is worth on the day of a plan. */
export interface AssessedEvidence extends Evidence {
  /** `void`: too old, dated later than the plan, or without a single check. */
  readonly worth: 'proof' | 'failure' | 'void';
  /** The result in words, with why it is worth nothing where that is so. */
  readonly said: string;
}

/** Age from which a result proves nothing any more, days. */
export const longestAgeDays = 180;

/** Judges results by the date of a plan, `2026-11-21`. */
export const assessEvidence = (evidence: readonly Evidence[], asOf: string): readonly AssessedEvidence[] =>
  evidence.map((result) => {
    const why = whyVoid(result, asOf);
    if (why !== undefined) return { ...result, worth: 'void', said: `${resultText(result)}, ${why}` };
    return { ...result, worth: result.failed > 0 ? 'failure' : 'proof', said: resultText(result) };
  });

function whyVoid({ on, passed, failed }: Evidence, asOf: string): string | undefined {
  const age = daysBetween(on, asOf);
  if (age < 0) return `which is later than ${asOf}`;
  if (age > longestAgeDays) return `which is ${age} days old; after ${longestAgeDays} it counts no more`;
  return passed + failed === 0 ? 'without a single check' : undefined;
}

const resultText = ({ kind, on, file, passed, failed }: Evidence) =>
  `${kind} of ${on} (${file}): ${passed} passed, ${failed} failed`;

export const namedFor = (evidence: readonly AssessedEvidence[], id: string): readonly AssessedEvidence[] =>
  evidence.filter(({ proves }) => proves.includes(id));
