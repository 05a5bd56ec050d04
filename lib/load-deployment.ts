import { fixOf } from './config/file-checks';
import { InvalidDeployment } from './config/invalid-deployment';
import type { Path, Problem } from './config/problem';
import { formatPath } from './config/problem';
import { readText } from './config/read-text';
import type { ReadYaml } from './config/read-yaml';
import { readYaml } from './config/read-yaml';
import { mergeInput, resolveConfig } from './config/resolve-config';
import type { DeploymentConfig } from './config/schema';
import type { Setting } from './config/settings';
import { originFinder, settingsOf } from './config/settings';
import { safePath } from './config/shown';
import { credentialIn, credentialsIn } from './config/static-credentials';
import { placeOf } from './config/yaml-lines';
import type { Deployment } from './model/deployment';
import { deploymentOf } from './model/deployment';
import { errorsOf, warningsOf } from './rules/all-rules';

/** A valid deployment file with everything that is known of it. */
export interface ResolvedDeployment {
  readonly deployment: Deployment;
  /** The file complete with defaults. */
  readonly config: DeploymentConfig;
  /** Every setting with where its value comes from. */
  readonly settings: readonly Setting[];
  /** What is allowed and worth knowing. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a deployment file.
 * @throws InvalidDeployment with every problem at once.
 */
export const loadDeployment = (file: string): Deployment => resolveFile(file).deployment;

/** The same of a text; `fileName` stands in the messages. */
export const parseDeployment = (text: string, fileName: string): Deployment =>
  resolveDeployment(text, fileName).deployment;

/** Reads a deployment file and keeps warnings and the origin of each setting. */
export function resolveFile(file: string): ResolvedDeployment {
  const text = readText(file);
  if (typeof text !== 'string') throw new InvalidDeployment(file, [text]);
  return resolveDeployment(text, file);
}

export function resolveDeployment(text: string, fileName: string): ResolvedDeployment {
  const yaml = readYaml(text);
  if (!('tree' in yaml)) throw new InvalidDeployment(fileName, [...yaml, ...credentialLines(text, [], false)]);
  const merged = mergeInput(yaml.tree);
  const originOf = originFinder(yaml, merged);
  const sourceOf = (path: Path) => placeOf(yaml.document, yaml.lines, path).source;
  const { config, problems, rulesSkipped } = resolveConfig(merged.tree, sourceOf, errorsOf);
  const credentials = credentialProblems(yaml);
  const others = problems.filter(
    ({ path }) => !credentials.some((found) => formatPath(found.path) === formatPath(path)),
  );
  const placed = [...credentials, ...others].map((problem) => placedIn(yaml, originOf, problem));
  const all = [...placed, ...credentialLines(text, placed, true)];
  if (config === undefined || all.length > 0) throw new InvalidDeployment(fileName, inFileOrder(all), rulesSkipped);
  return {
    deployment: deploymentOf(config),
    config,
    settings: settingsOf(config, originOf),
    warnings: warningsOf(config).map((problem) => placedIn(yaml, originOf, problem)),
  };
}

/** A problem of something that nobody wrote is shown at the group where it is missing. */
function placedIn(
  { document, lines }: Pick<ReadYaml, 'document' | 'lines'>,
  originOf: ReturnType<typeof originFinder>,
  problem: Problem,
): Problem {
  if (problem.path.length === 0) return problem;
  const path = safePath(problem.path);
  if (path.length < problem.path.length) return placedIn({ document, lines }, originOf, { ...problem, path });
  const origin = originOf(problem.path);
  if (origin.kind !== 'default') return { ...problem, origin };
  const { line } = placeOf(document, lines, problem.path);
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
