import { BadInput } from './bad-input';
import { OutsideFailure } from './outside-failure';

const causes: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOENT: 'it can’t be made there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENAMETOOLONG: 'the path is too long',
};

/** Runs file operations; a place that can't be used is bad input, a disk that fails is not. */
export function onDisk<T>(place: string, operations: () => T): T {
  try {
    return operations();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const cause = causes[code];
    if (cause !== undefined) {
      throw new BadInput(
        `${place} can't be written: ${cause} (${code})`,
        'Give a place that you can write to with --out.',
      );
    }
    throw new OutsideFailure(
      `${place} can't be written: ${message}`,
      'Nothing was written. Make room or mend the disk, and run the same command again.',
    );
  }
}
