import type { Deployment } from '../../model/deployment';
import type { Plan } from '../plan';
import type { Block, Headline, Report, Section, Tone } from './report';
import { reportOf } from './report-of';
import { textTable } from './text/text-table';
import { wrap } from './wrap';

/** Columns of a terminal. */
const width = 120;

/** What matters first, for a terminal; the other formats hold everything. */
export const renderText = (plan: Plan, deployment: Deployment): string => textOf(reportOf(plan, deployment));

export const textOf = ({ title, subject, headlines, sections, more }: Report): string =>
  [
    title,
    subject,
    '',
    ...headlines.flatMap(headline),
    ...sections.flatMap(sectionText),
    ...(more === undefined ? [] : ['', more]),
    '',
  ].join('\n');

const marks: Readonly<Record<Tone, string>> = { good: 'ok', watch: '!', bad: '!!' };

const headline = ({ question, answer, detail, tone }: Headline): readonly string[] => {
  const [first, ...rest] = wrap(`${answer}. ${detail}`, width - indent);
  return [
    `${marks[tone].padEnd(4)}${question.padEnd(indent - 4)}${String(first)}`,
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ];
};

const indent = 32;

function sectionText({ title, blocks }: Section): readonly string[] {
  const lines = blocks.flatMap(blockText);
  return lines.length === 0 ? [] : ['', title.toUpperCase(), ...lines];
}

function blockText(block: Block): readonly string[] {
  if (block.kind === 'paragraph' && block.essential) return ['', ...wrap(block.text, width)];
  if (block.kind !== 'table' || !block.essential) return [];
  return ['', ...wrap(block.caption, width), ...textTable(block, width)];
}
