import { escaped } from './escaped';
import { tableElement } from './html-table';

/** Lines that belong together, and how they become HTML; the first kind whose pattern a line fits takes it. */
interface Kind {
  readonly pattern: RegExp;
  /** @param above the heading that they are under, as text */
  readonly html: (lines: readonly string[], above: string) => string;
}

/**
 * The Markdown that the kit itself writes into decision records: headings, lists, tables, paragraphs, bold and code.
 * Whatever else a text holds stays text.
 */
export function htmlOfMarkdown(markdown: string): string {
  const blocks: { kind: Kind; lines: string[] }[] = [];
  for (const line of markdown.split('\n').filter((each) => !/^<!--.*-->$/.test(each))) {
    const kind = kinds.find(({ pattern }) => pattern.test(line));
    const last = blocks.at(-1);
    if (kind === undefined) continue;
    if (last?.kind === kind && kind !== heading) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  let above = '';
  return blocks
    .filter(({ kind }) => kind !== blank)
    .map(({ kind, lines }) => {
      if (kind === heading) above = headingText(lines[0]);
      return kind.html(lines, above);
    })
    .join('\n');
}

const blank: Kind = { pattern: /^\s*$/, html: () => '' };

/** Below the headings of the page: the first of a document is its third level. */
const heading: Kind = {
  pattern: /^#{1,4} /,
  html: ([line = '']) => {
    const level = Math.min(6, line.indexOf(' ') + 2);
    return `<h${level}>${words(headingText(line))}</h${level}>`;
  },
};

const headingText = (line = ''): string => line.replace(/^#+ /, '');

const list: Kind = {
  pattern: /^(- | {2}\S)/,
  html: (lines) =>
    `<ul>${lines
      .join('\n')
      .split(/^- /m)
      .filter((item) => item.trim() !== '')
      .map((item) => `<li>${words(item.trim())}</li>`)
      .join('')}</ul>`,
};

const table: Kind = {
  pattern: /^\|/,
  html: ([headings = '', , ...rows], above) =>
    [
      '<div class="table small inner">',
      tableElement({
        caption: above,
        columns: cellsOf(headings).map((text) => ({ heading: text })),
        rows: rows.map(cellsOf),
      }),
      '</div>',
    ].join('\n'),
};

const paragraph: Kind = { pattern: /./, html: (lines) => `<p>${words(lines.join(' '))}</p>` };

const kinds = [blank, heading, list, table, paragraph];

/** A backslash before any punctuation keeps it what it is. */
const kept = /\\([!-/:-@[-`{-~])/g;

const cellsOf = (line: string) =>
  line
    .replace(/^\|\s*|\s*\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(kept, '$1'));

/** Bold, code and what a backslash keeps from meaning something. */
const words = (text: string): string =>
  escaped(text)
    .replaceAll(/(?<!\\)`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(kept, '$1');
