import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readYaml } from '../../config/read-yaml';
import { placeOf } from '../../config/yaml-lines';
import type { ReviewFinding } from './finding';

/** Levels of nesting that a schema may have. */
const mostLevels = 100;

interface Documents {
  /** Folder to which the names of documents are relative. */
  readonly base: string;
  /** A document as the user reaches it. */
  readonly shownAs: (document: string) => string;
}

/** Findings with documents named as the user reaches them, and the line of the very value where it is written. */
export function readPlacedFindings(
  findings: readonly ReviewFinding[],
  { base, shownAs }: Documents,
): readonly ReviewFinding[] {
  const documents = new Map<string, ReturnType<typeof readYaml>>();
  const read = (document: string) => {
    const known = documents.get(document) ?? readYaml(readFileSync(resolve(base, document), 'utf8'), mostLevels);
    documents.set(document, known);
    return known;
  };
  return findings.map((finding) => {
    const { document, path, line: nearest } = finding.place;
    const yaml = read(document);
    const line = ('tree' in yaml ? placeOf(yaml.document, yaml.lines, path).line : undefined) ?? nearest;
    return { ...finding, place: { document: shownAs(document), path, ...(line === undefined ? {} : { line }) } };
  });
}
