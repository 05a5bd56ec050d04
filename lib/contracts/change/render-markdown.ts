import { markdownTable } from '../../model/markdown-table';
import type { ChangePlan, Refusal } from './change-plan';
import type { OwnerChanges } from './change-report';
import { changeReport, moreInWords } from './change-report';

/** A plan of changes for a review. */
export function renderMarkdown(plan: ChangePlan): string {
  const report = changeReport(plan);
  return [
    `# ${report.title}`,
    report.summary,
    `Plan \`${report.hash}\``,
    ...(report.refusals.length === 0 ? [] : ['## Refused', ...report.refusals.map(refusalText)]),
    ...more(report.moreRefusals, 'refusal'),
    ...report.owners.flatMap(ownerTexts),
    ...(report.undeclared.length === 0
      ? []
      : ['## Live and declared by no contract', report.undeclared.map((text) => `- ${text}`).join('\n')]),
    ...more(report.moreUndeclared, 'name'),
    '',
  ].join('\n\n');
}

const more = (count: number, what: string) => (count === 0 ? [] : [moreInWords(count, what)]);

const refusalText = ({ topic, owner, why, fix, migration = [] }: Refusal) =>
  [
    `- **${topic}** (${owner}): ${why}`,
    `  - Fix: ${fix}`,
    ...migration.map((step, index) => `    ${index + 1}. ${step}`),
  ].join('\n');

const ownerTexts = ({ owner, summary, lines, more: left }: OwnerChanges) => [
  `## ${owner}`,
  `${summary}.`,
  markdownTable([
    ['Change', 'Marks', 'Why'],
    ...lines.map(({ text, marks, why }) => [text, marks.join(', '), why]),
  ]).join('\n'),
  ...more(left, 'change'),
];
