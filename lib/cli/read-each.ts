import { InvalidFile } from '../config/invalid-file';

/** Reads all files, so that the problems of all can be told at once. */
export function readEach<T>(
  files: readonly string[],
  read: (file: string) => T,
): { readonly read: readonly T[]; readonly invalid: readonly InvalidFile[] } {
  const good: T[] = [];
  const invalid: InvalidFile[] = [];
  for (const file of files) {
    try {
      good.push(read(file));
    } catch (error) {
      if (!(error instanceof InvalidFile)) throw error;
      invalid.push(error);
    }
  }
  return { read: good, invalid };
}
