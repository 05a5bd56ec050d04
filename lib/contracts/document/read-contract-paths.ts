import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { shown } from '../../config/shown';
import { readDocumentNames } from './read-document-names';

/** Documents of contracts by name, and the folders in which they may refer to other files. */
export interface ContractPaths {
  readonly documents: readonly string[];
  readonly folders: readonly string[];
  /** What keeps documents from being read that the paths seem to mean. */
  readonly missing: readonly Missing[];
}

interface Missing {
  /** Of the path among those that were given. */
  readonly index: number;
  readonly reason: string;
  /** What to do, where it is anything but to correct the path. */
  readonly fix?: string;
}

/**
 * Finds the documents that paths mean: a file itself, of a folder every YAML and JSON file at any depth.
 * @param base folder to which the paths are relative; empty where they may begin at the root
 */
export function readContractPaths(paths: readonly string[], base: string): ContractPaths {
  const found = paths.map((path, index) => ({ index, name: posix.normalize(path).replace(/(.)\/$/, '$1') }));
  const documents = new Set<string>();
  const folders = new Set<string>();
  const missing: Missing[] = [];
  for (const { index, name } of found) {
    const inside = documentsAt(base, name);
    if ('reason' in inside) missing.push({ index, reason: inside.reason });
    else {
      for (const document of inside.documents) documents.add(document);
      folders.add(inside.folder);
      missing.push(...inside.links.map((link) => ({ index, ...linkProblem(link) })));
    }
  }
  return { documents: [...documents].sort(), folders: [...folders].sort(), missing };
}

/** A link may lead anywhere, also to a file of the machine that reads contracts of somebody else. */
const linkProblem = (link: string) => ({
  reason: `${shown(link)} is a link, and links in a folder of contracts are not followed.`,
  fix: 'Put what it leads to in its place, or name that in a path of its own.',
});

interface Inside {
  readonly documents: readonly string[];
  /** Links to folders, and those that are named like documents, from the folder. */
  readonly links: readonly string[];
  readonly folder: string;
}

function documentsAt(base: string, name: string): Inside | { readonly reason: string } {
  if (base !== '' && posix.isAbsolute(name))
    return { reason: 'it begins at the root, and paths begin in the folder of this file.' };
  const kind = kindOf(join(base, name));
  if (kind === undefined) return { reason: 'there is no such file or folder.' };
  if (kind === 'file') return { documents: [name], links: [], folder: posix.dirname(name) };
  const found = readDocumentNames(base, name);
  return 'reason' in found ? found : { ...found, folder: name };
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
