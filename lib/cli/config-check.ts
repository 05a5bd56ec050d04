import { resolve } from 'node:path';
import { InvalidDeployment } from '../config/invalid-deployment';
import { formatPath } from '../config/problem';
import type { ExitCode } from './exit-code';
import { exitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import type { Kit } from './kit';

export interface ConfigCheckArguments {
  readonly file: string;
  readonly format: Format;
}

/** `automq-kit config check`: says whether a deployment file can be used, and everything that is wrong with it. */
export async function configCheck({ file, format }: ConfigCheckArguments, io: Io, kit: Kit): Promise<ExitCode> {
  if (format === 'json') return checkAsJson(file, io, kit);
  const { deployment, warnings } = await kit.load(resolve(io.cwd, file));
  io.out([`${file}: fine, deployment "${deployment.name}"`, ...warnings.map((warning) => `  warning: ${warning}`)].join('\n'));
  return exitCode.ok;
}

async function checkAsJson(file: string, io: Io, kit: Kit): Promise<ExitCode> {
  const write = (result: object) => io.out(JSON.stringify(result, undefined, 2));
  try {
    const { deployment, warnings } = await kit.load(resolve(io.cwd, file));
    write({ file, name: deployment.name, problems: [], warnings });
    return exitCode.ok;
  } catch (error) {
    if (!(error instanceof InvalidDeployment)) throw error;
    write({ file, problems: error.problems.map((problem) => ({ ...problem, path: formatPath(problem.path) })), warnings: [] });
    return exitCode.badInput;
  }
}
