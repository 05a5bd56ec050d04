import { printable } from '../../../config/printable';
import { formatPath } from '../../../config/problem';
import type { ReviewFinding } from '../../../contracts/review/finding';
import { openFindings } from '../../../contracts/review/finding';
import { counted, listed } from '../../../model/wording';
import { wrap } from '../../../plan/report/wrap';
import type { Review } from './review-result';

const width = 110;

/** A review for a terminal: by topic, with its owner, why and how to mend it. */
export function renderReview(review: Review): string {
  const topics = [...new Set(review.findings.map(({ topic }) => topic))];
  const lines = [
    ...topics.flatMap((topic) => ofTopic(review.findings.filter((finding) => finding.topic === topic))),
    ...review.notes.flatMap((note) => [...wrap(`Note: ${note}`, width), '']),
    summary(review),
  ];
  // Names of messages and fields are as the documents have them.
  return lines.map(printable).join('\n');
}

function ofTopic(findings: readonly ReviewFinding[]): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  return [`${first.topic} (${first.owner})`, ...findings.flatMap(rendered), ''];
}

function rendered({ rule, severity, place, message, why, fix, waiver }: ReviewFinding): readonly string[] {
  const where = `${place.document}${place.line === undefined ? '' : `:${place.line}`}: ${formatPath(place.path)}`;
  const head = [`  ${waiver === undefined ? severity : `waived ${severity}`} [${rule}] ${where}`, ...indented(message)];
  if (waiver !== undefined)
    return [...head, ...indented(`Until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`)];
  return [...head, ...indented(`Why: ${why}`), ...indented(`To mend it: ${fix}`)];
}

const indented = (text: string) => wrap(text, width - 6).map((line) => `      ${line}`);

function summary({ findings, contracts, deployment, environment, asOf }: Review): string {
  const open = openFindings(findings);
  const errors = open.filter(({ severity }) => severity === 'error').length;
  const warnings = open.length - errors;
  const waived = findings.length - open.length;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(waived > 0 ? [counted(waived, 'waived finding')] : []),
  ];
  const found = parts.length === 0 ? 'nothing to mend' : listed(parts);
  return `${counted(contracts, 'contract')} of ${deployment} (${environment}) on ${asOf}: ${found}.`;
}
