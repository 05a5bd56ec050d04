import { InvalidDeployment } from '../config/invalid-deployment';
import type { Problem } from '../config/problem';
import { formatPath } from '../config/problem';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { readDeployment } from './read-deployment';
import { renderWarning } from './warning';

export interface ConfigCheckArguments {
  readonly file: string;
  readonly format: Format;
}

/** `automq-kit config check`: says whether a deployment file can be used, and everything that is wrong with it. */
export function configCheck({ file, format }: ConfigCheckArguments, io: Io): ExitCode {
  if (format === 'json') return checkAsJson(file, io);
  const { deployment, warnings } = readDeployment(file, io);
  io.out([`${file}: fine, deployment "${deployment.name}"`, ...warnings.map(renderWarning)].join('\n'));
  return exitCode.ok;
}

function checkAsJson(file: string, io: Io): ExitCode {
  const write = (result: object) => io.out(JSON.stringify(result, undefined, 2));
  const withPath = (problem: Problem) => ({ ...problem, path: formatPath(problem.path) });
  try {
    const { deployment, warnings } = readDeployment(file, io);
    write({ file, name: deployment.name, problems: [], warnings: warnings.map(withPath) });
    return exitCode.ok;
  } catch (error) {
    if (!(error instanceof InvalidDeployment)) throw error;
    write({ file, problems: error.problems.map(withPath), warnings: [] });
    return exitCode.badInput;
  }
}
