import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runbookHeadings } from '../../lib/facts/runbook-headings';

test('the headings are those of the runbook', () => {
  const runbook = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
  const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  expect(runbookHeadings).toEqual(headings);
});
