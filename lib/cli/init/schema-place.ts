import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { name } from '../../../package.json';

/**
 * Where an editor finds the schema from a folder, which need not be there yet: in the clone of the kit that it lies in,
 * or where npm has installed the kit; undefined where neither is.
 * @param file name of the schema
 */
export function schemaPlace(folder: string, file = 'deployment.schema.json'): string | undefined {
  const schema = join('docs', file);
  for (let above = folder; ; above = dirname(above)) {
    const installed = join(above, 'node_modules', name, schema);
    const found = [...(isClone(above) ? [join(above, schema)] : []), installed].find((path) => existsSync(path));
    if (found !== undefined) return relative(folder, found);
    if (dirname(above) === above) return undefined;
  }
}

function isClone(folder: string): boolean {
  try {
    return (
      (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown }).name === name
    );
  } catch {
    // No package.json, or somebody's that can't be read: not the kit.
    return false;
  }
}
