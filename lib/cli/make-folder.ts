import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it and returns the topmost that it made, if any. One by one: Node's recursive
 * `mkdir` never returns where the file system answers ENOENT to a folder that has a parent, as /proc does.
 */
export function makeFolder(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = makeFolder(dirname(folder));
  mkdirSync(folder);
  return above ?? folder;
}
