import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileChecks } from '../../lib/config/file-checks';
import { InvalidDeployment } from '../../lib/config/invalid-deployment';
import type { Problem } from '../../lib/config/problem';
import { formatPath } from '../../lib/config/problem';
import { resolveFile } from '../../lib/load-deployment';
import { rules } from '../../lib/rules/all-rules';

const folder = join(__dirname, '..', 'invalid');
const files = readdirSync(folder).sort();

/** Id of the rule that a file is about: the file's name up to the first dot. */
const ruleOf = (file: string) => basename(file).replace(/\..*/, '');

/** What the comment at the top of a file says of its problems. */
const expected = (file: string) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/^# path: (.*)\n# message: (.*)\n# fix: (.*)$/gm)].map(
    ([, path, message, fix]) => ({ path, message, fix }),
  );

function problemsIn(file: string): readonly Problem[] {
  try {
    return resolveFile(join(folder, file)).warnings.filter(({ rule }) => rule === ruleOf(file));
  } catch (error) {
    if (error instanceof InvalidDeployment) return error.problems;
    throw error;
  }
}

const found = (file: string) =>
  problemsIn(file).map(({ path, message, fix }) => ({ path: formatPath(path) || '(file)', message, fix }));

test.each(files)('%s is answered with the place, the value and the remedy that it announces', (file) => {
  expect(expected(file)).not.toEqual([]);
  expect(found(file)).toEqual(expected(file));
});

test.each(files)('%s has no other problem than the one that it is about', (file) => {
  expect(new Set(problemsIn(file).map(({ rule }) => rule))).toEqual(new Set([ruleOf(file)]));
});

test('every rule has a file that breaks it', () => {
  const shown = new Set(files.map(ruleOf));
  const ids = [...rules, ...fileChecks].map(({ id }) => id);
  expect(ids.filter((id) => !shown.has(id))).toEqual(['file-readable', 'file-size']);
  expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
});

test('no two rules have one id', () => {
  const ids = [...rules, ...fileChecks].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('a warning never refuses a file, and an error always does', () => {
  const refused = files.filter((file) => {
    try {
      resolveFile(join(folder, file));
      return false;
    } catch {
      return true;
    }
  });
  const warnings = new Set(rules.filter(({ severity }) => severity === 'warning').map(({ id }) => id));
  expect(files.filter((file) => !refused.includes(file)).map(ruleOf)).toEqual(
    files.map(ruleOf).filter((id) => warnings.has(id)),
  );
});
