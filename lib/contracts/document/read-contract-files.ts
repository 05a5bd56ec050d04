import { existsSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { nearest } from '../../config/nearest';
import { isPlain } from '../../config/plain';
import type { Problem } from '../../config/problem';
import { problemsInText } from '../../config/problems-in-file';
import { readText } from '../../config/read-text';
import { readYaml } from '../../config/read-yaml';
import { originFinder } from '../../config/settings';
import { shown } from '../../config/shown';
import type { ContractFile, ContractFiles, FileProblem } from './contract-file';
import type { FilePlace, FoundPlace } from './place-in-files';
import { findPlace, followed } from './place-in-files';
import type { ContractPaths } from './read-contract-paths';
import type { Reference } from './reference';
import { isRemote, referenceOf, referencesIn, targetOf } from './reference';

export interface ReadFiles {
  readonly files: ContractFiles;
  readonly problems: readonly FileProblem[];
}

/** Levels of nesting; schemas of records have two for each of theirs. */
const maxDepth = 64;

/** Reads documents and every file that they refer to, each once; nothing outside the folders. */
export function readContractFiles({ documents, folders }: Omit<ContractPaths, 'missing'>, base: string): ReadFiles {
  const files = new Map<string, ContractFile>();
  const problems: FileProblem[] = [];
  const unreadable = new Map<string, Unread>();
  const waiting = [...documents];
  const isAllowed = (name: string) =>
    folders.some((folder) => isWithin(name, folder) && !leadsOut(join(base, name), join(base, folder)));
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (files.has(name) || unreadable.has(name)) continue;
    const read = readFile(name, base);
    if ('problems' in read) {
      // A file that is referred to and not there is told where the reference stands.
      const isThere = read.problems.some(({ rule }) => rule !== 'file-readable');
      unreadable.set(name, { isThere, message: read.problems.map(({ message }) => message).join(' ') });
      if (isThere || documents.includes(name))
        problems.push(...read.problems.map((problem) => ({ file: name, problem })));
      continue;
    }
    files.set(name, read);
    const targets = referencesIn(read.yaml.tree).flatMap(({ text }) =>
      isRemote(text) ? [] : [targetOf(text, name).file],
    );
    waiting.push(...targets.filter(isAllowed));
  }
  const checked = [...files.keys()].flatMap((name) => referenceProblems(files, name, { isAllowed, unreadable }));
  return { files, problems: [...problems, ...checked] };
}

const isWithin = (name: string, folder: string) =>
  folder === '.' ? !name.startsWith('../') && !name.startsWith('/') : name.startsWith(`${folder}/`);

/** Whether it is a link to something outside of the folder; what is not there is told otherwise. */
const leadsOut = (file: string, folder: string) =>
  existsSync(file) && !realpathSync(file).startsWith(`${realpathSync(folder)}${sep}`);

const tooLarge = 'Make several documents of it; they may refer to each other by `$ref`.';
const notRead = 'Put a file there that you may read, as UTF-8 text, or take what leads to it out.';

function readFile(name: string, base: string): ContractFile | { readonly problems: readonly Problem[] } {
  const text = readText(join(base, name));
  if (typeof text !== 'string') return { problems: [{ ...text, fix: text.rule === 'file-size' ? tooLarge : notRead }] };
  const yaml = readYaml(text, maxDepth);
  if (!('tree' in yaml)) return { problems: problemsInText(text, yaml).map(asDocument) };
  return { name, text, yaml, originOf: originFinder(yaml, { tree: yaml.tree, implied: new Map() }) };
}

/** What is wrong with the text as a whole is mended in the way of contracts. */
const asDocument = (problem: Problem): Problem =>
  problem.rule === 'yaml-syntax' && problem.origin === undefined
    ? { ...problem, fix: 'Begin with `asyncapi: 3.0.0` and put every section under its key.' }
    : problem;

interface Unread {
  /** Whether the file is there; its problems are told as its own then. */
  readonly isThere: boolean;
  readonly message: string;
}

interface Reached {
  readonly isAllowed: (name: string) => boolean;
  readonly unreadable: ReadonlyMap<string, Unread>;
}

function referenceProblems(files: ContractFiles, name: string, reached: Reached): readonly FileProblem[] {
  return referencesIn(files.get(name)?.yaml.tree).flatMap((reference): readonly FileProblem[] => {
    const found = referenceProblem(files, { ...reference, file: name }, reached);
    return found === undefined ? [] : [{ file: name, problem: { path: reference.path, rule: 'reference', ...found } }];
  });
}

function referenceProblem(
  files: ContractFiles,
  { text, file }: Pick<Reference, 'text'> & { readonly file: string },
  { isAllowed, unreadable }: Reached,
): Pick<Problem, 'message' | 'fix'> | undefined {
  if (isRemote(text)) {
    return {
      message: `${shown(text)} is not beside the contracts, and nothing is fetched.`,
      fix: 'Copy the file into a folder of `contracts.paths` and write its path from here.',
    };
  }
  const target = targetOf(text, file);
  if (target.file !== file && !isAllowed(target.file)) {
    return {
      message: `${shown(text)} leads out of the folders of \`contracts.paths\`.`,
      fix: 'Copy the file into one of them.',
    };
  }
  const broken = unreadable.get(target.file);
  if (broken) {
    return broken.isThere
      ? undefined
      : {
          message: `${shown(text)}: ${broken.message}`,
          fix: 'Correct the path; it begins in the folder of this file.',
        };
  }
  const place = findPlace(files, target);
  if (place.value === undefined) return { message: `${shown(text)} leads nowhere.`, fix: whatIsThere(files, target) };
  return isCircle(files, place)
    ? { message: `${shown(text)} leads back to itself.`, fix: 'Write what is meant in one of the places.' }
    : undefined;
}

/** Whether references lead from here to each other and never to anything else. */
function isCircle(files: ContractFiles, from: FoundPlace): boolean {
  const seen = new Set<string>();
  for (let at = from; ;) {
    const text = referenceOf(at.value);
    const key = JSON.stringify([at.file, at.path]);
    if (text === undefined || isRemote(text)) return false;
    if (seen.has(key)) return true;
    seen.add(key);
    at = findPlace(files, targetOf(text, at.file));
  }
}

/** The last group on the way says which keys there are. */
function whatIsThere(files: ContractFiles, { file, path }: FilePlace): string {
  const group = followed(files, findPlace(files, { file, path: path.slice(0, -1) })).value;
  const keys = isPlain(group) ? Object.keys(group) : [];
  const near = nearest(String(path.at(-1)), keys);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return keys.length === 0 ? 'Correct it.' : `Correct it; there are ${keys.slice(0, 20).join(', ')}.`;
}
