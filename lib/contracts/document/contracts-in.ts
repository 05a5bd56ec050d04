import { join } from 'node:path';
import { InvalidFile } from '../../config/invalid-file';
import type { Path } from '../../config/problem';
import { problemsInFile } from '../../config/problems-in-file';
import type { ContractSet, Removal } from '../model/contract-set';
import type { AccessDraft } from './access-draft';
import { accessDraft } from './access-draft';
import { accessProblems } from './access-problems';
import type { ContractDocument } from './contract-document';
import { objectAt, placeOfPart, problemIn, problemsIn, sourceAt } from './contract-document';
import type { ContractFiles, FileProblem } from './contract-file';
import { deploymentChecks } from './document-checks';
import type { Drafts, RemovalDraft } from './draft-problems';
import { extensionFields } from './extension-fields';
import { InvalidContracts } from './invalid-contracts';
import { misplacedKeys } from './misplaced-keys';
import { parseDocuments } from './parse-documents';
import { readContractFiles } from './read-contract-files';
import { isWhole, topicContractOf } from './topic-contract-of';
import type { TopicDraft } from './topic-draft';
import { topicDraft } from './topic-draft';
import { topicProblems } from './topic-problems';
import { withMissingName } from './with-missing-name';

interface Found {
  readonly documents: readonly string[];
  readonly folders: readonly string[];
  /** Folder to which the names of files are relative. */
  readonly base: string;
  /** The same folder as messages name it. */
  readonly shownBase: string;
  readonly unfound: readonly InvalidFile[];
  readonly environment: string;
  /** Whether they are of before: the deployment may have moved on, and they are not held against it. */
  readonly isPast: boolean;
}

/**
 * Reads, parses and checks documents that have been found, and says what is true of each topic in an environment.
 * @throws InvalidContracts with every problem of every document at once
 */
export async function contractsIn(
  deployment: Drafts['deployment'],
  { documents: names, folders, base, shownBase, unfound, environment, isPast }: Found,
): Promise<ContractSet> {
  const { files, problems: unread } = readContractFiles({ documents: names, folders }, base);
  const { documents, problems: unparsed } = await parseDocuments(names, files, unread);
  const { topics, accesses, removals, problems } = draftsOf(documents);
  const misplaced = documents.flatMap(misplacedKeys);
  const own = problems
    .filter((problem) => !misplaced.some((found) => isMissingOf(problem, found)))
    .map(({ file, problem }) => ({ file, problem: withMissingName(problem, deployment) }));
  const known = new Set(documents.map(({ file }) => file));
  const drafts: Drafts = {
    deployment,
    topics,
    accesses,
    removals,
    unread: names.filter((name) => !known.has(name)),
    shownBase,
  };
  const between = [...topicProblems(drafts), ...accessProblems(drafts)].map(({ document, problem }) =>
    problemIn(document, problem),
  );
  // What comes first is not repeated by checks of the same place: what the parser refuses is told once.
  const found = [...unread, ...misplaced, ...unparsed, ...own, ...between];
  const told = isPast ? found.filter(({ problem }) => !deploymentChecks.has(problem.rule)) : found;
  const invalid = invalidFiles(files, told, shownBase);
  if (unfound.length + invalid.length > 0) throw new InvalidContracts([...unfound, ...invalid]);
  return {
    environment,
    topics: topics
      .flatMap((draft) => (isWhole(draft) ? (topicContractOf(draft, accesses, environment) ?? []) : []))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    removals: [...removals.map(({ removal }) => removal)].sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    documents: names,
  };
}

interface DraftsOfDocuments {
  readonly topics: readonly TopicDraft[];
  readonly accesses: readonly AccessDraft[];
  readonly removals: readonly (RemovalDraft & { readonly removal: Removal })[];
  readonly problems: readonly FileProblem[];
}

function draftsOf(documents: readonly ContractDocument[]): DraftsOfDocuments {
  const topics = documents.flatMap((document) => idsIn(document, 'channels').map((id) => topicDraft(document, id)));
  const accesses = documents.flatMap((document) =>
    idsIn(document, 'operations').map((id) => accessDraft(document, id)),
  );
  const tops = documents.map((document) => {
    const { fields, problems } = extensionFields('document', objectAt(document, []), sourceAt(document, []));
    const removals = (fields?.['x-removals'] ?? []).map((entry, index) => {
      const path = ['x-removals', index];
      return { document, path, topic: entry.topic, removal: { ...entry, place: placeOfPart(document, path) } };
    });
    return { removals, problems: problemsIn(document, [], problems) };
  });
  return {
    topics: topics.map(({ draft }) => draft),
    accesses: accesses.map(({ draft }) => draft),
    removals: tops.flatMap(({ removals }) => removals),
    problems: [...tops, ...topics, ...accesses].flatMap(({ problems }) => problems),
  };
}

const idsIn = (document: ContractDocument, section: string): readonly string[] =>
  Object.keys(objectAt(document, [section])).sort();

/** Whether a key is missing because it stands deeper in the same object, where it is no key. */
const isMissingOf = ({ file, problem: { path, rule } }: FileProblem, misplaced: FileProblem): boolean =>
  rule === 'missing-key' &&
  file === misplaced.file &&
  path.at(-1) === misplaced.problem.path.at(-1) &&
  path.length <= misplaced.problem.path.length &&
  areOne(path.slice(0, -1), misplaced.problem.path);

/** Problems by file. What is said of a place is not followed by what else its mistake has caused. */
function invalidFiles(files: ContractFiles, problems: readonly FileProblem[], base: string): readonly InvalidFile[] {
  const names = [...new Set([...files.keys(), ...problems.map(({ file }) => file)])].sort();
  return names.flatMap((name) => {
    const own = problems.flatMap(({ file, problem }) => (file === name ? [problem] : []));
    const told = own.filter(({ path }, index) => !own.slice(0, index).some((before) => areOne(before.path, path)));
    const file = files.get(name);
    // Credentials are found in files that are fine otherwise.
    const all = file ? problemsInFile(file, told) : told;
    return all.length === 0 ? [] : [new InvalidFile(join(base, name), all)];
  });
}

/** Whether one of two places is in the other; the file as a whole is no place. */
function areOne(a: Path, b: Path): boolean {
  const depth = Math.min(a.length, b.length);
  return depth > 0 && a.slice(0, depth).every((part, index) => part === b[index]);
}
