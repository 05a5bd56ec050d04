import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileChecks } from '../../lib/config/file-checks';
import type { Problem } from '../../lib/config/problem';
import { formatPath } from '../../lib/config/problem';
import { InvalidConsumer } from '../../lib/consumer/config/invalid-consumer';
import { resolveConsumerFile } from '../../lib/consumer/load-consumer';
import { consumerRules } from '../../lib/consumer/rules/all-rules';

const folder = join(__dirname, '..', 'invalid-consumer');
const files = readdirSync(folder).sort();

/** Id of the rule that a file is about: the file's name up to the first dot. */
const ruleOf = (file: string) => basename(file).replace(/\..*/, '');

/** What the comment at the top of a file says of its problems. */
const expected = (file: string) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/^# path: (.*)\n# message: (.*)\n# fix: (.*)$/gm)].map(
    ([, path, message, fix]) => ({ path, message, fix }),
  );

const isWarning = (file: string) =>
  consumerRules.some(({ id, severity }) => id === ruleOf(file) && severity === 'warning');

/** Problems of a file that is refused, or the warnings of one that is not. */
function problemsIn(file: string): { readonly refused: boolean; readonly problems: readonly Problem[] } {
  try {
    return { refused: false, problems: resolveConsumerFile(join(folder, file)).warnings };
  } catch (error) {
    if (error instanceof InvalidConsumer) return { refused: true, problems: error.problems };
    throw error;
  }
}

test.each(files)('%s is answered with the place, the value and the remedy that it announces', (file) => {
  const found = problemsIn(file).problems.map(({ path, message, fix }) => ({
    path: formatPath(path) || '(file)',
    message,
    fix,
  }));
  expect(expected(file)).not.toEqual([]);
  expect(found).toEqual(expected(file));
});

test.each(files)('%s has no other problem than the one that it is about', (file) => {
  expect(new Set(problemsIn(file).problems.map(({ rule }) => rule))).toEqual(new Set([ruleOf(file)]));
});

test.each(files)('%s is refused unless it is about a warning', (file) => {
  expect(problemsIn(file).refused).toBe(!isWarning(file));
});

test('every rule has a file that breaks it', () => {
  const shown = new Set(files.map(ruleOf));
  expect(consumerRules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  const ids = [...consumerRules, ...fileChecks].map(({ id }) => id);
  expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
});

test('no two rules have one id', () => {
  const ids = [...consumerRules, ...fileChecks].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});
