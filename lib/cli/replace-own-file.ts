import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadInput } from './bad-input';
import { makeFolder } from './make-folder';
import { onDisk } from './on-disk';

/**
 * Writes a file whole or not at all. What an earlier run wrote is replaced; anybody else's file is refused.
 * @param isOwn whether a text is that of a file which the kit wrote
 */
export function replaceOwnFile(path: string, text: string, isOwn: (text: string) => boolean): void {
  onDisk(path, () => {
    if (existsSync(path) && !isOwn(readFileSync(path, 'utf8'))) {
      throw new BadInput(
        `${path} is there and was not written by automq-kit, so it is not replaced`,
        'Move it away, or give another file with --out.',
      );
    }
    makeFolder(dirname(path));
    const unfinished = `${path}.unfinished`;
    try {
      writeFileSync(unfinished, text);
      renameSync(unfinished, path);
    } finally {
      rmSync(unfinished, { force: true });
    }
  });
}
