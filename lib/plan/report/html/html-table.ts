import type { Cell, Column, Table } from '../report';
import { escaped, inline } from './escaped';
import { toned } from './toned';

/** A table of the report, by whose id others link to it. */
export const htmlTable = ({ id, ...table }: Table): string =>
  [
    `<div class="table${table.rows.length <= small ? ' small' : ''}" id="${escaped(id)}">`,
    tableElement(table),
    '</div>',
  ].join('\n');

/**
 * A table that keeps its meaning at any width: on a phone each row becomes a card whose lines say which column they
 * are, and roles are named since a table that is drawn otherwise loses them.
 */
export const tableElement = ({
  caption,
  columns,
  rows,
  totals,
}: Pick<Table, 'caption' | 'columns' | 'rows' | 'totals'>) =>
  [
    `<table role="table"${totals ? ' class="totals"' : ''}>`,
    `<caption>${inline(caption)}</caption>`,
    '<thead role="rowgroup"><tr role="row">',
    ...columns.map(headingCell),
    '</tr></thead>',
    '<tbody role="rowgroup">',
    ...rows.map(
      (row) => `<tr role="row">${row.map((cell, index) => bodyCell(cell, columns[index], index)).join('')}</tr>`,
    ),
    '</tbody>',
    '</table>',
  ].join('\n');

/** Rows of a table that stays on one sheet of paper. */
const small = 12;

const headingCell = ({ heading, numeric }: Column) =>
  `<th role="columnheader" scope="col"${classOf(numeric)}>${inline(heading)}</th>`;

const classOf = (numeric: boolean | undefined) => (numeric ? ' class="number"' : '');

/** Letters up to which a text is not worth breaking into lines. */
const short = { words: 16, numbers: 26 };

function bodyCell(cell: string | Cell, column: Column | undefined, index: number): string {
  const { text } = typeof cell === 'string' ? { text: cell } : cell;
  const content = typeof cell === 'string' ? inline(cell) : toned(cell);
  const kinds = [
    ...(column?.numeric ? ['number'] : []),
    ...(text.length <= (column?.numeric ? short.numbers : short.words) ? ['short'] : []),
  ];
  const kind = kinds.length === 0 ? '' : ` class="${kinds.join(' ')}"`;
  if (index === 0) return `<th role="rowheader" scope="row"${kind}>${content}</th>`;
  const label = column === undefined ? '' : ` data-label="${escaped(column.heading)}"`;
  return `<td role="cell"${kind}${label}><span>${content}</span></td>`;
}
