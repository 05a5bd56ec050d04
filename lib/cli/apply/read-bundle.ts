import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../bad-input';

/** The folder that holds `bundle.json`: the one given, or `manifests` in it when `synth` wrote it. */
function bundleFolder(path: string): string {
  const found = [path, join(path, 'manifests')].find((folder) => existsSync(join(folder, 'bundle.json')));
  if (found !== undefined) return found;
  throw new BadInput(
    `${path}: there is no bundle.json in this folder`,
    'Give the folder that `automq-kit synth` wrote, or the deployment file itself.',
  );
}

export const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The files of a bundle on disk, by name. */
export function readBundle(path: string): ReadonlyMap<string, string> {
  const folder = bundleFolder(path);
  return new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}
