import { cellText, lineText } from '../../../lib/plan/decisions/user-text';

test.each([
  ['a | b', String.raw`a \| b`],
  ['<b>', String.raw`\<b\>`],
  ['- no list', String.raw`\- no list`],
  ['1. no list', String.raw`1\. no list`],
  ['---', String.raw`\---`],
  ['two\n\n# lines', String.raw`two \# lines`],
  ['Plain words, 3 of them.', 'Plain words, 3 of them.'],
])('%j is a line that means nothing in Markdown', (text, line) => {
  expect(lineText(text)).toBe(line);
});

test('a cell leaves the bar to the table', () => {
  expect(cellText('a | *b*')).toBe(String.raw`a | \*b\*`);
});
