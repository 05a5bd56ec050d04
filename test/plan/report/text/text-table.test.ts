import { textTable } from '../../../../lib/plan/report/text/text-table';

const columns = [{ heading: 'What' }, { heading: 'Amount', numeric: true }, { heading: 'Why it is so' }];
const table = (rows: readonly (readonly string[])[]) =>
  ({ kind: 'table', id: 't', caption: 'c', columns, rows }) as const;

test('numbers stand to the right, and long text goes on below itself', () => {
  const lines = textTable(
    table([
      ['Nodes', '$1,200', 'a reason of many words that does not fit'],
      ['Storage', '$7', 'short'],
    ]),
    40,
  );
  expect(`\n${lines.join('\n')}`).toMatchInlineSnapshot(`
    "
    What     Amount  Why it is so
    ───────  ──────  ───────────────────────
    Nodes    $1,200  a reason of many words
                     that does not fit
    Storage      $7  short"
  `);
});

test('no line is wider than asked for, and no word is lost', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  const lines = textTable(table([[words, '1', words]]), 60);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(60);
  for (const word of words.split(' ')) expect(lines.join(' ').split(word)).toHaveLength(3);
});
