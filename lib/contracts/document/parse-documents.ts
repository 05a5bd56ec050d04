import { posix } from 'node:path';
import type { Plain } from '../../config/plain';
import { isPlain, valueAt } from '../../config/plain';
import type { Path, Problem } from '../../config/problem';
import { shownValue } from '../../config/shown';
import type { ContractDocument } from './contract-document';
import type { ContractFiles, FileProblem } from './contract-file';
import { diagnosticProblems } from './diagnostic-problems';
import { loadAsyncapiParser } from './load-asyncapi-parser';

/**
 * The parser asks for texts by their path and gets those that were read, so any folder does that is deep enough for the
 * `../` of a name.
 */
const pathOf = (name: string) => posix.join('/', 'folder/'.repeat(200), name);

export interface ParsedDocuments {
  readonly documents: readonly ContractDocument[];
  readonly problems: readonly FileProblem[];
}

/**
 * Parses the documents among files that have been read.
 * @param broken what is wrong with references, which the parser does not see: it follows a circle of them for ever
 */
export async function parseDocuments(
  documentNames: readonly string[],
  files: ContractFiles,
  broken: readonly FileProblem[],
): Promise<ParsedDocuments> {
  const { asyncapiReader, keysOf } = loadAsyncapiParser();
  const byPath = new Map(
    [...files].map(([name, { yaml }]) => {
      const references = broken.flatMap(({ file, problem }) =>
        file === name && problem.rule === 'reference' ? [problem.path] : [],
      );
      return [pathOf(name), JSON.stringify(references.length === 0 ? yaml.tree : without(references, yaml.tree))];
    }),
  );
  const names = new Map([...files.keys()].map((name) => [pathOf(name), name]));
  const nameOf = (source: string | undefined) => names.get(source ?? '');
  const read = asyncapiReader((path) => byPath.get(path));
  const documents: ContractDocument[] = [];
  const problems: FileProblem[] = [];
  for (const file of documentNames.filter((name) => files.has(name))) {
    const unfit = versionProblem(files.get(file)?.yaml.tree.asyncapi);
    if (unfit) {
      problems.push({ file, problem: unfit });
      continue;
    }
    const { tree, diagnostics } = await read(pathOf(file));
    documents.push({ file, files, tree: isPlain(tree) ? tree : undefined });
    problems.push(...diagnosticProblems({ files, file, diagnostics, nameOf, keysOf }));
  }
  return { documents, problems };
}

const versions = ['3.0.0', '3.1.0'];

/** The parser takes older versions too, in which channels and operations mean other things. */
function versionProblem(version: unknown): Problem | undefined {
  if (typeof version === 'string' && versions.includes(version)) return undefined;
  const fix = 'Write `asyncapi: 3.0.0` or 3.1.0, and the document so; put what is no contract elsewhere.';
  const message = version === undefined ? 'is missing.' : `${shownValue(version, [])} is not read.`;
  return { path: ['asyncapi'], message, fix, rule: 'asyncapi-version' };
}

/** A copy of a tree with nothing in the place of references. */
function without(references: readonly Path[], tree: Plain): Plain {
  const copy = structuredClone(tree);
  for (const path of references) {
    const node = valueAt(copy, path.slice(0, -1));
    if (isPlain(node)) Reflect.deleteProperty(node, '$ref');
  }
  return copy;
}
