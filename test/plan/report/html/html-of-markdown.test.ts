import { htmlOfMarkdown } from '../../../../lib/plan/report/html/html-of-markdown';

test('headings, paragraphs, lists, tables, bold and code of a decision record become elements', () => {
  const markdown = [
    '# Title',
    '',
    'One **bold** line',
    'and its end.',
    '',
    '- first `code`',
    '- second',
    '',
    '## Table',
    '',
    '| a | b |',
    '| --- | --- |',
    '| 1 | x \\| y |',
  ].join('\n');
  expect(htmlOfMarkdown(markdown)).toMatchInlineSnapshot(`
    "<h3>Title</h3>
    <p>One <strong>bold</strong> line and its end.</p>
    <ul><li>first <code>code</code></li><li>second</li></ul>
    <h4>Table</h4>
    <div class="table small inner">
    <table role="table">
    <caption>Table</caption>
    <thead role="rowgroup"><tr role="row">
    <th role="columnheader" scope="col">a</th>
    <th role="columnheader" scope="col">b</th>
    </tr></thead>
    <tbody role="rowgroup">
    <tr role="row"><th role="rowheader" scope="row" class="short">1</th><td role="cell" class="short" data-label="b"><span>x | y</span></td></tr>
    </tbody>
    </table>
    </div>"
  `);
});

test('everything else stays text', () => {
  expect(htmlOfMarkdown('<script>1</script> [a](javascript:1) \\*no\\*')).toBe(
    '<p>&lt;script&gt;1&lt;/script&gt; [a](javascript:1) *no*</p>',
  );
});
