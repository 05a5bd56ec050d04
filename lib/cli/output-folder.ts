import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from './bad-input';
import { makeFolder } from './make-folder';
import { onDisk } from './on-disk';

/** Folders that a command writes, each with the file by which it knows its own earlier output. */
export type Parts = Readonly<Record<string, string>>;

/**
 * Fills parts of an output folder: all of them or, when anything fails, none. What was there from an earlier run is
 * replaced, also where nothing takes its place; everything else in the folder stays.
 * @param fill writes the parts that there are into the folder that it is given
 */
export function fillOutputFolder<T>(folder: string, parts: Parts, fill: (staging: string) => T): T {
  onDisk(folder, () => refuseForeign(folder, parts));
  const made = onDisk(folder, () => makeFolder(folder));
  const staging = onDisk(folder, () => mkdtempSync(join(folder, '.synth-')));
  try {
    const result = fill(join(staging, 'new'));
    swap(folder, staging, Object.keys(parts));
    return result;
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Writes files by name into a folder that it makes. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  onDisk(folder, () => {
    makeFolder(folder);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
  });
}

function refuseForeign(folder: string, parts: Parts): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new BadInput(`${folder} is a file, not a folder`, 'Give another folder with --out.');
  }
  for (const [part, marker] of Object.entries(parts)) {
    const path = join(folder, part);
    if (!existsSync(path) || existsSync(join(path, marker))) continue;
    if (statSync(path).isDirectory() && readdirSync(path).length === 0) continue;
    throw new BadInput(
      `${path} is there and was not written by automq-kit (it has no ${marker}), so it is not replaced`,
      'Move it away, or give another folder with --out.',
    );
  }
}

/** Moves the old parts aside and the new ones in; moves everything back when that fails halfway. */
function swap(folder: string, staging: string, names: readonly string[]): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    undo.unshift(() => renameSync(to, from));
  };
  onDisk(folder, () => {
    mkdirSync(join(staging, 'old'));
    try {
      for (const name of names) {
        if (existsSync(join(folder, name))) move(join(folder, name), join(staging, 'old', name));
        if (existsSync(join(staging, 'new', name))) move(join(staging, 'new', name), join(folder, name));
      }
    } catch (error) {
      for (const back of undo) back();
      throw error;
    }
  });
}
