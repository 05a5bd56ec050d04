import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Documents of contracts by name, and the folders in which they may refer to other files. */
export interface ContractPaths {
  readonly documents: readonly string[];
  readonly folders: readonly string[];
  /** Of the paths that were given, those where no document is, with the reason. */
  readonly missing: readonly { readonly index: number; readonly reason: string }[];
}

/** Folders of schemas that contracts refer to; what is in them is no document by itself. */
const schemaFolder = 'schemas';

const isDocument = (name: string) => /\.(ya?ml|json)$/i.test(name);

/**
 * Finds the documents that paths mean: a file itself, of a folder every YAML and JSON file at any depth.
 * @param base folder to which the paths are relative
 */
export function readContractPaths(paths: readonly string[], base: string): ContractPaths {
  const found = paths.map((path, index) => ({ index, name: posix.normalize(path).replace(/(.)\/$/, '$1') }));
  const documents = new Set<string>();
  const folders = new Set<string>();
  const missing: { index: number; reason: string }[] = [];
  for (const { index, name } of found) {
    const kind = kindOf(join(base, name));
    if (kind === 'file') {
      documents.add(name);
      folders.add(posix.dirname(name));
    } else if (kind === 'folder') {
      const inside = documentsIn(base, name);
      if (inside.length === 0) missing.push({ index, reason: 'it holds no document.' });
      for (const document of inside) documents.add(document);
      folders.add(name);
    } else {
      missing.push({ index, reason: 'there is no such file or folder.' });
    }
  }
  return { documents: [...documents].sort(), folders: [...folders].sort(), missing };
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return 'folder';
  return stats?.isFile() ? 'file' : undefined;
}

const documentsIn = (base: string, folder: string): readonly string[] =>
  readdirSync(join(base, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === schemaFolder ? [] : documentsIn(base, name);
    return entry.isFile() && isDocument(entry.name) ? [name] : [];
  });
