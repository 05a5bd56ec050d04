import { isPlain } from '../../config/plain';
import type { Path } from '../../config/problem';
import { placeOf } from '../../config/yaml-lines';
import type { Place } from '../model/place';
import type { ContractFiles } from './contract-file';
import { isRemote, referenceOf, targetOf } from './reference';

/** A place in the text of a file. */
export interface FilePlace {
  readonly file: string;
  readonly path: Path;
}

export interface FoundPlace extends FilePlace {
  /** What stands there, a reference itself perhaps; undefined where nothing does. */
  readonly value: unknown;
}

/** References that lead to each other go on for ever. */
const mostReferences = 100;

/** Finds what a path means that begins in a file and may lead through `$ref` into others. */
export function findPlace(files: ContractFiles, { file, path }: FilePlace, left = mostReferences): FoundPlace {
  const top: FoundPlace = { file, path: [], value: files.get(file)?.yaml.tree };
  return path.reduce<FoundPlace>((place, part) => step(followed(files, place, left), part), top);
}

/** The place to which a reference leads in the end; a place that is no reference is the place itself. */
export function followed(files: ContractFiles, place: FoundPlace, left = mostReferences): FoundPlace {
  const text = referenceOf(place.value);
  if (text === undefined) return place;
  if (left === 0 || isRemote(text)) return { ...place, value: undefined };
  return followed(files, findPlace(files, targetOf(text, place.file), left - 1), left - 1);
}

function step({ file, path, value }: FoundPlace, part: string | number): FoundPlace {
  if (Array.isArray(value)) return { file, path: [...path, Number(part)], value: value[Number(part)] as unknown };
  const inner = isPlain(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return { file, path: [...path, part], value: inner };
}

/** A place with its line, as the model keeps it. */
export function withLine(files: ContractFiles, { file, path }: FilePlace): Place {
  const found = files.get(file);
  const line = found && placeOf(found.yaml.document, found.yaml.lines, path).line;
  return { document: file, path, ...(line === undefined ? {} : { line }) };
}
