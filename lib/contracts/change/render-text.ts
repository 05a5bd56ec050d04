import type { ChangePlan, Refusal } from './change-plan';
import type { ChangeLine, OwnerChanges } from './change-report';
import { changeReport, moreInWords } from './change-report';

/** A plan of changes for a terminal. */
export function renderText(plan: ChangePlan): string {
  const report = changeReport(plan);
  return [
    report.title,
    report.summary,
    `Plan ${report.hash}`,
    ...section('Refused', [...report.refusals.flatMap(refusalLines), ...more(report.moreRefusals, 'refusal')]),
    ...report.owners.flatMap((owner) => section(`${owner.owner}: ${owner.summary}`, ownerLines(owner))),
    ...section('Live and declared by no contract; never touched', [
      ...report.undeclared.map((text) => `  ${text}`),
      ...more(report.moreUndeclared, 'name'),
    ]),
    '',
  ].join('\n');
}

const section = (heading: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', heading, ...lines]);

const more = (count: number, what: string) => (count === 0 ? [] : [`  ${moreInWords(count, what)}`]);

const refusalLines = ({ topic, owner, why, fix, migration = [] }: Refusal) => [
  `  ${topic} (${owner}): ${why}`,
  `    Fix: ${fix}`,
  ...migration.map((step, index) => `    ${index + 1}. ${step}`),
];

const ownerLines = ({ lines, more: left }: OwnerChanges) => [...lines.flatMap(changeLines), ...more(left, 'change')];

const changeLines = ({ text, why, marks }: ChangeLine) => [`  ${text} [${marks.join(', ')}]`, `    ${why}`];
