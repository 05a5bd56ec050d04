import { InvalidFile } from '../config/invalid-file';
import type { Problem } from '../config/problem';
import { formatPath } from '../config/problem';
import { InvalidContracts } from '../contracts/document/invalid-contracts';
import { ClusterFailure } from '../contracts/live/cluster-failure';
import { InvalidHandoff } from '../model/invalid-handoff';
import { BadInput } from './bad-input';
import type { ExitCode } from './exit-code';
import type { Format } from './format';
import type { Io } from './io';
import { OutsideFailure } from './outside-failure';

export const renderJson = (value: object) => JSON.stringify(value, undefined, 2);

/** A problem or warning as programs read it: the path is text, as people read it. */
export const problemAsJson = (problem: Problem) => ({ ...problem, path: formatPath(problem.path) });

/** Every problem of a file, with the file. */
export const problemsAsJson = ({ file, problems }: InvalidFile) =>
  problems.map((problem) => ({ file, ...problemAsJson(problem) }));

/** Runs a command that writes for people or for programs; programs are told as `problems` why it failed. */
export async function inFormat(
  format: Format,
  io: Pick<Io, 'out'>,
  command: () => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    const problems = problemsIn(error);
    if (format === 'json' && problems !== undefined) io.out(renderJson({ problems }));
    throw error;
  }
}

/** Undefined for a defect, which is for people alone. */
function problemsIn(error: unknown): readonly object[] | undefined {
  if (error instanceof InvalidFile) return problemsAsJson(error);
  if (error instanceof InvalidContracts) return error.files.flatMap(problemsAsJson);
  if (error instanceof InvalidHandoff) return error.problems.map((problem) => ({ file: error.file, ...problem }));
  if (error instanceof BadInput) return [error, ...error.others].map(({ message, fix }) => ({ message, fix }));
  if (error instanceof OutsideFailure || error instanceof ClusterFailure)
    return [{ message: error.message, fix: error.fix }];
  return undefined;
}
