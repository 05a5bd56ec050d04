import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { shown } from '../../config/shown';

/** Folders of schemas that contracts refer to; what is in them is no document by itself. */
const schemaFolder = 'schemas';

/** More of either is a folder that was not meant: some thousand contracts take a minute to read. */
const mostDocuments = 2_000;
const mostEntries = 50_000;

const isDocument = (name: string) => /\.(ya?ml|json)$/i.test(name);

interface DocumentNames {
  readonly documents: readonly string[];
  /** Links to folders, and those that are named like documents; from the folder that was asked for. */
  readonly links: readonly string[];
}

/**
 * Every YAML and JSON file in a folder at any depth, or why they are not read.
 * @param base folder to which names are relative
 */
export function readDocumentNames(base: string, folder: string): DocumentNames | { readonly reason: string } {
  const documents: string[] = [];
  const links: string[] = [];
  const waiting = [folder];
  let entries = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const found = entriesOf(join(base, name));
    if (found === undefined)
      return { reason: `${name === folder ? 'it' : shown(posix.relative(folder, name))} may not be read.` };
    entries += found.length;
    if (entries > mostEntries) return { reason: `it holds more than ${mostEntries} files and folders.` };
    for (const entry of found) {
      const inner = posix.join(name, entry.name);
      const kind = kindOf(entry, join(base, inner));
      if (kind === 'folder') waiting.push(inner);
      if (kind === 'document') documents.push(inner);
      if (kind === 'link') links.push(posix.relative(folder, inner));
    }
    if (documents.length > mostDocuments) return { reason: `it holds more than ${mostDocuments} documents.` };
  }
  if (documents.length + links.length === 0) return { reason: 'it holds no document.' };
  return { documents, links: links.sort() };
}

/** A link is one that somebody would take for a document, or for a folder of them. */
function kindOf(entry: Dirent, path: string): 'folder' | 'document' | 'link' | undefined {
  const { name } = entry;
  if (entry.isDirectory()) return name === schemaFolder ? undefined : 'folder';
  if (entry.isSymbolicLink()) return isDocument(name) || (name !== schemaFolder && isFolder(path)) ? 'link' : undefined;
  return entry.isFile() && isDocument(name) ? 'document' : undefined;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
