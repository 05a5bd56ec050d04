import type { Plain } from '../../config/plain';
import type { Path, Problem } from '../../config/problem';
import { sourceFinder } from '../../config/problems-in-file';
import type { Place } from '../model/place';
import type { ContractFiles, FileProblem } from './contract-file';
import { groupOf } from './extension-fields';
import { findPlace, followed, withLine } from './place-in-files';

/** An AsyncAPI document with what knows where its parts stand. */
export interface ContractDocument {
  readonly file: string;
  readonly files: ContractFiles;
  /** With references resolved and traits applied; undefined where the parser refused it. */
  readonly tree: Plain | undefined;
}

/** The object at a path; as the text has it, with its own reference followed, where the parser refused the document. */
export const objectAt = ({ tree, files, file }: ContractDocument, path: Path): Plain =>
  groupOf(
    tree === undefined
      ? followed(files, findPlace(files, { file, path })).value
      : path.reduce<unknown>((node, part) => groupOf(node)[part], tree),
  );

/** The text of a value as its file has it. */
export const sourceAt =
  ({ files, file }: ContractDocument, outer: Path) =>
  (path: Path): string | undefined => {
    const place = findPlace(files, { file, path: [...outer, ...path] });
    const found = files.get(place.file);
    return found && sourceFinder(found.yaml)(place.path);
  };

/** A problem at the place that its path leads to, in whichever file that is. */
export function problemIn({ files, file }: ContractDocument, problem: Problem): FileProblem {
  const place = findPlace(files, { file, path: problem.path });
  return { file: place.file, problem: { ...problem, path: place.path } };
}

/** The same for paths that begin inside. */
export const problemsIn = (
  document: ContractDocument,
  outer: Path,
  problems: readonly Problem[],
): readonly FileProblem[] =>
  problems.map((problem) => problemIn(document, { ...problem, path: [...outer, ...problem.path] }));

/** Where something of a document stands, for the model. */
export const placeOfPart = ({ files, file }: ContractDocument, path: Path): Place =>
  withLine(files, findPlace(files, { file, path }));
