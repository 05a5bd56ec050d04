import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readDocumentNames } from './read-document-names';

/** Documents of contracts by name, and the folders in which they may refer to other files. */
export interface ContractPaths {
  readonly documents: readonly string[];
  readonly folders: readonly string[];
  /** Of the paths that were given, those where no document is, with the reason. */
  readonly missing: readonly { readonly index: number; readonly reason: string }[];
}

/**
 * Finds the documents that paths mean: a file itself, of a folder every YAML and JSON file at any depth.
 * @param base folder to which the paths are relative; empty where they may begin at the root
 */
export function readContractPaths(paths: readonly string[], base: string): ContractPaths {
  const found = paths.map((path, index) => ({ index, name: posix.normalize(path).replace(/(.)\/$/, '$1') }));
  const documents = new Set<string>();
  const folders = new Set<string>();
  const missing: { index: number; reason: string }[] = [];
  for (const { index, name } of found) {
    const inside = documentsAt(base, name);
    if ('reason' in inside) missing.push({ index, reason: inside.reason });
    else {
      for (const document of inside.documents) documents.add(document);
      folders.add(inside.folder);
    }
  }
  return { documents: [...documents].sort(), folders: [...folders].sort(), missing };
}

interface Inside {
  readonly documents: readonly string[];
  readonly folder: string;
}

function documentsAt(base: string, name: string): Inside | { readonly reason: string } {
  if (base !== '' && posix.isAbsolute(name))
    return { reason: 'it begins at the root, and paths begin in the folder of this file.' };
  const kind = kindOf(join(base, name));
  if (kind === undefined) return { reason: 'there is no such file or folder.' };
  if (kind === 'file') return { documents: [name], folder: posix.dirname(name) };
  const documents = readDocumentNames(base, name);
  return 'reason' in documents ? documents : { documents, folder: name };
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}
