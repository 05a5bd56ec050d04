// An example with some of it changed, as a deployment of its own.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';

const folder = resolve(import.meta.dirname, '..', 'deployments');

/** @returns the path of its file; what is `undefined` in the changes, by dotted path, is taken out */
export function variant(lab, { of, name, changes }) {
  const document = parseDocument(readFileSync(join(folder, `${of}.yaml`), 'utf8'));
  for (const [path, value] of Object.entries({ name, ...changes })) {
    const keys = path.split('.');
    if (value === undefined) document.deleteIn(keys);
    else document.setIn(keys, document.createNode(value));
  }
  // Paths of contracts are relative to the file.
  if (document.has('contracts')) cpSync(join(folder, 'contracts'), join(lab.work, 'contracts'), { recursive: true });
  const file = join(lab.work, `${name}.yaml`);
  writeFileSync(file, document.toString());
  return file;
}
