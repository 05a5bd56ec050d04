import { fixOf } from './file-checks';
import type { Path, Problem } from './problem';
import { formatPath } from './problem';
import type { ReadYaml } from './read-yaml';
import type { originFinder } from './settings';
import { safePath } from './shown';
import { credentialIn, credentialsIn } from './static-credentials';
import { placeOf } from './yaml-lines';

/** A file that has been read, with what knows where its values come from. */
export interface ReadFile {
  readonly text: string;
  readonly yaml: ReadYaml;
  readonly originOf: ReturnType<typeof originFinder>;
}

/** The text of a value as the file has it. */
export const sourceFinder =
  ({ document, lines }: ReadYaml) =>
  (path: Path) =>
    placeOf(document, lines, path).source;

/** What is wrong with a text that is no YAML tree; credentials are told all the same. */
export const problemsInText = (text: string, problems: readonly Problem[]): readonly Problem[] => [
  ...problems,
  ...credentialLines(text, [], false),
];

/** Every problem of a file in its order, credentials among them, each with its line. */
export function problemsInFile(file: ReadFile, problems: readonly Problem[]): readonly Problem[] {
  const credentials = credentialProblems(file.yaml);
  const others = problems.filter(
    ({ path }) => !credentials.some((found) => formatPath(found.path) === formatPath(path)),
  );
  const placed = [...credentials, ...others].map((problem) => placedIn(file, problem));
  return inFileOrder([...placed, ...credentialLines(file.text, placed, true)]);
}

/** A problem of something that nobody wrote is shown at the group where it is missing. */
export function placedIn(file: Omit<ReadFile, 'text'>, problem: Problem): Problem {
  if (problem.path.length === 0) return problem;
  const path = safePath(problem.path);
  if (path.length < problem.path.length) return placedIn(file, { ...problem, path });
  const origin = file.originOf(problem.path);
  if (origin.kind !== 'default') return { ...problem, origin };
  const { line } = placeOf(file.yaml.document, file.yaml.lines, problem.path);
  return line === undefined ? problem : { ...problem, origin: { kind: 'file', line } };
}

const lineOf = ({ origin }: Problem) => (origin?.kind === 'file' ? origin.line : 0);

const inFileOrder = (problems: readonly Problem[]) => [...problems].sort((a, b) => lineOf(a) - lineOf(b));

const credentialProblem = (what: string): Problem => ({
  path: [],
  message: `this looks like ${what}; it is not repeated here.`,
  fix: fixOf('static-credentials'),
  rule: 'static-credentials',
});

const credentialProblems = ({ tree }: ReadYaml): readonly Problem[] =>
  credentialsIn(tree).map(({ path, what }) => ({ ...credentialProblem(what), path }));

/** Credentials in comments, and in a text that is not YAML; lines that have been reported already are left out. */
function credentialLines(text: string, reported: readonly Problem[], isYaml: boolean): readonly Problem[] {
  const known = new Set(reported.filter(({ rule }) => rule === 'static-credentials').map(lineOf));
  return text.split('\n').flatMap((line, index): readonly Problem[] => {
    const what = credentialIn(isYaml ? line.replace(/^[^#]*/, '') : line);
    if (what === undefined || known.has(index + 1)) return [];
    return [{ ...credentialProblem(what), origin: { kind: 'file', line: index + 1 } }];
  });
}
