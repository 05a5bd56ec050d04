import type { Dirent } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { shown } from '../../config/shown';

/** Folders of schemas that contracts refer to; what is in them is no document by itself. */
const schemaFolder = 'schemas';

/** More of either is a folder that was not meant: some thousand contracts take a minute to read. */
const mostDocuments = 2_000;
const mostEntries = 50_000;

const isDocument = (name: string) => /\.(ya?ml|json)$/i.test(name);

/**
 * Every YAML and JSON file in a folder at any depth, or why they are not read.
 * @param base folder to which names are relative
 */
export function readDocumentNames(base: string, folder: string): readonly string[] | { readonly reason: string } {
  const documents: string[] = [];
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
      if (entry.isDirectory() && entry.name !== schemaFolder) waiting.push(inner);
      if (entry.isFile() && isDocument(entry.name)) documents.push(inner);
    }
    if (documents.length > mostDocuments) return { reason: `it holds more than ${mostDocuments} documents.` };
  }
  return documents.length === 0 ? { reason: 'it holds no document.' } : documents;
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
