import { markdownStart, renderMarkdown } from '../../../lib/plan/report/render-markdown';
import { example } from '../../support/example';
import { planFixture } from '../../support/plan-fixture';

const markdown = renderMarkdown(planFixture, example('production'));
const lines = markdown.split('\n');

test('it begins as the kit knows its own files', () => {
  expect(markdown.startsWith(markdownStart)).toBe(true);
});

test('no heading skips a level', () => {
  const levels = lines.flatMap((line) => /^(#+) /.exec(line)?.[1]?.length ?? []);
  expect(levels[0]).toBe(1);
  const jumps = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1);
  expect(jumps).toEqual([]);
});

test('every row of a table has the cells of its headings', () => {
  const cells = (line: string) => line.split(/(?<!\\)\|/).length;
  const broken = lines.filter(
    (line, index) =>
      line.startsWith('|') && lines[index - 1]!.startsWith('|') && cells(line) !== cells(lines[index - 1]!),
  );
  expect(broken).toEqual([]);
});

test('a text of the file stays text', () => {
  const [first] = planFixture.failureDomains;
  const hostile = { ...planFixture, failureDomains: [{ ...first!, owner: '**bold** | [a](http://b) <i>' }] };
  const hostileMarkdown = renderMarkdown(hostile, example('production'));
  expect(hostileMarkdown).toContain(String.raw`| \*\*bold\*\* \| \[a\](http://b) \<i\> |`);
});

test('decision records are part of it, below their section', () => {
  expect(markdown).toContain('\n## Decision records\n\n### Decision record: reservations\n');
});
