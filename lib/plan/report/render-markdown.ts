import { markdownTable } from '../../model/markdown-table';
import type { Deployment } from '../../model/deployment';
import type { Plan } from '../plan';
import { plain } from './plain';
import type { Block, Headline, Report, Section, Table } from './report';
import { reportOf } from './report-of';

/** How the file begins, by which the kit knows its own. */
export const markdownStart = '<!-- Written by automq-kit plan. -->';

/** The whole plan for a review or a wiki; its pictures are in the HTML, their figures in the tables here. */
export const renderMarkdown = (plan: Plan, deployment: Deployment): string => markdownOf(reportOf(plan, deployment));

export const markdownOf = ({ title, subject, headlines, sections }: Report, start = markdownStart): string =>
  [
    start,
    '',
    `# ${plain(title)}`,
    '',
    plain(subject),
    '',
    ...markdownTable([['Question', 'Answer', 'Why'], ...headlines.map(headlineRow)]),
    '',
    ...sections.flatMap(sectionLines),
  ].join('\n');

const headlineRow = ({ question, answer, detail }: Headline) => [
  plain(question),
  `**${plain(answer)}**`,
  plain(detail),
];

const sectionLines = ({ title, blocks }: Section): readonly string[] => [
  `## ${plain(title)}`,
  '',
  ...blocks.flatMap(blockLines),
];

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.text), ''];
    case 'table':
      return [`### ${plain(block.caption)}`, '', ...tableLines(block), ''];
    case 'folded':
      return [`### ${plain(block.title)}`, '', `${plain(block.table.caption)}.`, '', ...tableLines(block.table), ''];
    case 'document':
      return [block.markdown.replaceAll(/^#/gm, '###').trim(), ''];
    case 'figure':
      return [];
  }
}

const tableLines = ({ columns, rows }: Table): readonly string[] =>
  markdownTable([
    columns.map(({ heading }) => plain(heading)),
    ...rows.map((row) => row.map((cell) => plain(typeof cell === 'string' ? cell : cell.text))),
  ]);
