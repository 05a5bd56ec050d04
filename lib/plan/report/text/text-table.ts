import type { Column, Table } from '../report';
import { wrap } from '../wrap';

/** A table for a terminal: columns under their headings, long text in lines of its own. */
export function textTable({ columns, rows, totals }: Table, width: number): readonly string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  const headings = columns.map(({ heading }) => heading);
  const widths = fitted({ columns, headings, cells }, width);
  const draw = (row: readonly string[]) => drawn(row, columns, widths);
  const rule = widths.map((each) => '─'.repeat(each)).join(gap);
  const body = cells.flatMap((row, index) => [...(totals && index === cells.length - 1 ? [rule] : []), ...draw(row)]);
  return [...draw(headings), rule, ...body];
}

const gap = '  ';

const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length));

interface Texts {
  readonly columns: readonly Column[];
  readonly headings: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/** Narrows the widest columns until the table fits: headings and text wrap, numbers and words keep their room. */
function fitted({ columns, headings, cells }: Texts, width: number): readonly number[] {
  const columnOf = (index: number) => cells.map((row) => String(row[index]));
  const widths = headings.map((heading, index) => longest([heading, ...columnOf(index)]));
  const least = headings.map((heading, index) =>
    longest([...heading.split(' '), ...(columns[index]?.numeric ? columnOf(index) : ['least'])]),
  );
  const room = width - gap.length * (widths.length - 1);
  for (let over = sum(widths) - room; over > 0; over -= 1) {
    const spare = widths.map((each, index) => (each > Number(least[index]) ? each : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    widths[widest] = Number(widths[widest]) - 1;
  }
  return widths;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

function drawn(row: readonly string[], columns: readonly Column[], widths: readonly number[]): readonly string[] {
  const wrapped = row.map((cell, index) => wrap(cell, Number(widths[index])));
  const height = Math.max(...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, lineNumber) =>
    wrapped
      .map((lines, index) => {
        const part = lines[lineNumber] === undefined ? '' : lines[lineNumber];
        const room = Number(widths[index]);
        return columns[index]?.numeric ? part.padStart(room) : part.padEnd(room);
      })
      .join(gap)
      .trimEnd(),
  );
}
