import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { readYaml } from '../../../config/read-yaml';
import { placeOf } from '../../../config/yaml-lines';
import type { ReviewFinding } from '../../../contracts/review/finding';
import type { Io } from '../../io';

/** Levels of nesting that a schema may have. */
const mostLevels = 100;

/** Findings with documents named as the user reaches them, and the line of the very value where it is written. */
export function placedFindings(
  findings: readonly ReviewFinding[],
  deploymentFile: string,
  { cwd }: Pick<Io, 'cwd'>,
): readonly ReviewFinding[] {
  const documents = new Map<string, ReturnType<typeof readYaml>>();
  const read = (file: string) => {
    const known = documents.get(file) ?? readYaml(readFileSync(resolve(cwd, file), 'utf8'), mostLevels);
    documents.set(file, known);
    return known;
  };
  return findings.map((finding) => {
    const { document, path, line: nearest } = finding.place;
    const file = isAbsolute(document) ? relative(cwd, document) : join(dirname(deploymentFile), document);
    const yaml = read(file);
    const line = ('tree' in yaml ? placeOf(yaml.document, yaml.lines, path).line : undefined) ?? nearest;
    return { ...finding, place: { document: file, path, ...(line === undefined ? {} : { line }) } };
  });
}
