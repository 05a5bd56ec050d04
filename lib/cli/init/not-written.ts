import { InvalidFile } from '../../config/invalid-file';
import type { Problem } from '../../config/problem';
import { formatPath } from '../../config/problem';
import { BadInput } from '../bad-input';

/** Why a new file could not be written; without the lines of a file that is not there. */
export function notWritten(error: unknown, file: string, remedy: string): Error {
  const reasons = reasonsOf(error, file);
  return reasons === undefined
    ? (error as Error)
    : new BadInput(['No file was written.', ...reasons.map((reason) => `  ${reason}`)].join('\n'), remedy);
}

/** Undefined for a defect. */
function reasonsOf(error: unknown, file: string): readonly string[] | undefined {
  if (error instanceof InvalidFile) {
    return onceEach(error.problems).map(({ path, message, fix }) => `${formatPath(path)}: ${message}\n      ${fix}`);
  }
  if (error instanceof BadInput) return [`${error.message}\n      ${error.fix}`];
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? undefined : [`${file} can't be written: ${message}`];
}

/** One answer may stand in several places of the file; the place nearest to its top is enough. */
const onceEach = (problems: readonly Problem[]) =>
  [...problems]
    .sort((a, b) => a.path.length - b.path.length)
    .filter(({ message }, index, sorted) => sorted.findIndex((other) => other.message === message) === index);
