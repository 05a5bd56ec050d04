import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manifests } from '../../lib/synth';
import { example, exampleNames } from '../support/example';

const docs = join(__dirname, '..', '..', 'docs');
const read = (file: string) => readFileSync(file, 'utf8');
const headings = (text: string) => [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');

test('what a pod says about the runbook is a heading of the runbook', () => {
  const texts = exampleNames.flatMap((name) => [...manifests(example(name)).files.values()]).join('\n');
  const named = [...texts.matchAll(/Follow "([^"]+)" in the runbook/g)].map(([, heading]) => heading!);
  expect(named.length).toBeGreaterThan(0);
  expect(headings(read(join(docs, 'runbook.md')))).toEqual(expect.arrayContaining(named));
});

test.each([
  'README.md',
  ...readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
])('every link of %s leads somewhere', (file) => {
  const root = join(docs, '..');
  const from = join(root, file, '..');
  for (const [, target = '', section] of read(join(root, file)).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
    const path = target === '' ? join(root, file) : join(from, target);
    expect([path, existsSync(path)]).toEqual([path, true]);
    if (section !== undefined) expect(headings(read(path)).map(anchor)).toContain(section);
  }
});
