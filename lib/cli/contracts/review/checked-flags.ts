import { shown } from '../../../config/shown';
import { reviewRules } from '../../../contracts/review/all-rules';
import { waiverRules } from '../../../contracts/review/waivers';
import { BadInput } from '../../bad-input';
import { flagReader } from '../../flag-reader';
import type { Io } from '../../io';
import { asOfDate } from '../../plan/as-of-date';
import { refuseEmptyPlace } from '../../refuse-empty-place';

/** Flags of a review that any text may be given to. */
export interface ReviewFlags {
  /** Documents or folders of the contracts as they were before a change, the oldest first. */
  readonly against?: readonly string[];
  /** Day of the review, `2026-11-21`; today when left out. */
  readonly asOf?: string;
  /** What makes the exit code 1 beside errors. */
  readonly failOn?: readonly string[];
}

export interface CheckedReviewFlags {
  readonly asOf: string;
  /** `warning`, `waived`, or the id of a rule. */
  readonly failOn: readonly string[];
}

/** @throws BadInput that tells every flag which cannot be used */
export function checkedReviewFlags(flags: ReviewFlags, io: Pick<Io, 'today'>): CheckedReviewFlags {
  const { against = [], failOn = [] } = flags;
  const { read, end } = flagReader();
  for (const place of against) read(() => refuseEmptyPlace('against', place));
  const asOf = read(() => asOfDate(flags.asOf, io));
  const conditions = failOn.map((text) => read(() => conditionOf(text)));
  end();
  return { asOf: String(asOf), failOn: conditions.filter((each) => each !== undefined) };
}

const known: ReadonlySet<string> = new Set([
  'warning',
  'waived',
  ...[...reviewRules, ...waiverRules].map(({ id }) => id),
]);

function conditionOf(text: string): string {
  if (known.has(text)) return text;
  throw new BadInput(
    `--fail-on ${shown(text)} is unknown.`,
    'It is `warning`, `waived`, or the id of a rule, which docs/contract-rules.md lists.',
  );
}
