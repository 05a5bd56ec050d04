import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { importFiles, importPlaces } from '../../../contracts/import/import-files';
import { shortened } from '../../../model/wording';
import { BadInput } from '../../bad-input';
import { onDisk } from '../../on-disk';
import { fillOutputFolder, writeFiles } from '../../output-folder';
import { measurementIn } from './read-measurement';

/**
 * Refuses a folder that an import would take something away from. What an earlier import wrote may be replaced, as long
 * as nobody has decided anything in it: then it is what its measurement gives, to the letter.
 * @param out the folder as the user named it
 * @throws BadInput for a folder with files of others, or with stubs that somebody has filled in
 */
export function refuseEdited(folder: string, out: string): void {
  const found = onDisk(out, () => filesIn(folder));
  if (found === undefined || found.length === 0) return;
  const measurement = measurementIn(join(folder, importPlaces.measurement));
  const written: ReadonlyMap<string, string> =
    typeof measurement === 'string' ? new Map() : importFiles(measurement).files;
  const foreign = found.filter((path) => written.get(path) !== readFileSync(join(folder, path), 'utf8'));
  if (foreign.length === 0) return;
  throw new BadInput(
    `${out} holds what this import did not write, or what somebody has changed since: ${shortened(foreign, 3)}. Nothing is replaced.`,
    'Give another folder with --out.',
  );
}

/** Writes an import, whole or not at all. */
export function writeImport(folder: string, out: string, files: ReadonlyMap<string, string>): void {
  refuseEdited(folder, out);
  fillOutputFolder(dirname(folder), { [basename(folder)]: importPlaces.measurement }, (staging) => {
    for (const place of new Set([...files.keys()].map(dirname)))
      writeFiles(join(staging, basename(folder), place), filesOf(place, files));
  });
}

const filesOf = (place: string, files: ReadonlyMap<string, string>) =>
  new Map([...files].filter(([path]) => dirname(path) === place).map(([path, text]) => [basename(path), text]));

/** Paths of all files below a folder; undefined where there is none. */
function filesIn(folder: string): readonly string[] | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return ['a file of that name'];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
