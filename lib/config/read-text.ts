import { readFileSync, statSync } from 'node:fs';
import { fixOf } from './file-checks';
import type { Problem } from './problem';
import { maxFileBytes } from './read-yaml';

/** The text of a deployment file, or why there is none. */
export function readText(file: string): string | Problem {
  let bytes: Buffer;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return unreadable(stats.isDirectory() ? 'it is a folder.' : 'it is not a file.');
    if (stats.size > maxFileBytes) {
      return { ...unreadable(`it is larger than ${maxFileBytes} bytes.`), fix: fixOf('file-size'), rule: 'file-size' };
    }
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return unreadable(reasons[code ?? '']);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('it is not UTF-8 text.');
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file.',
  EACCES: 'it may not be read.',
};

const unreadable = (message = 'it can’t be opened.'): Problem => ({
  path: [],
  message,
  fix: fixOf('file-readable'),
  rule: 'file-readable',
});
