import { dirname, join } from 'node:path';
import { InvalidFile } from '../../config/invalid-file';
import type { Problem } from '../../config/problem';
import type { ReviewFinding } from './finding';
import { openFindings } from './finding';
import { readPlacedFindings } from './read-placed-findings';
import { reviewOf } from './review-of';
import type { ReviewSubject } from './rule';

/**
 * Rules by which nothing has to be refused: an approval that has ended, or has not begun, is a right that a plan takes or
 * does not give yet.
 */
const answeredByPlans: ReadonlySet<string> = new Set(['approval-time']);

/** The deployment file, from whose folder documents are named. */
interface DeploymentFile {
  readonly path: string;
  /** How messages name it. */
  readonly shownAs: string;
}

/** What keeps contracts from being applied: the open errors of their review, by document. */
export function readReviewErrors(subject: ReviewSubject, { path, shownAs }: DeploymentFile): readonly InvalidFile[] {
  const errors = openFindings(reviewOf(subject)).filter(
    ({ severity, rule }) => severity === 'error' && !answeredByPlans.has(rule),
  );
  const placed = readPlacedFindings(errors, {
    base: dirname(path),
    shownAs: (document) => join(dirname(shownAs), document),
  });
  const names = [...new Set(placed.map(({ place }) => place.document))].sort();
  return names.map((name) => {
    const own = placed.filter(({ place }) => place.document === name);
    return new InvalidFile(name, own.map(problemOf));
  });
}

const problemOf = ({ place: { path, line }, topic, message, fix, rule }: ReviewFinding): Problem => ({
  path,
  message: `${topic}: ${message}`,
  fix,
  rule,
  ...(line === undefined ? {} : { origin: { kind: 'file', line } }),
});
