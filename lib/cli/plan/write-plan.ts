import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { DecisionRecord } from '../../plan/plan';
import { markdownStart } from '../../plan/report/render-markdown';
import { plain } from '../../plan/report/plain';
import { BadInput } from '../bad-input';
import type { Io } from '../io';
import { fillOutputFolder, writeFiles } from '../output-folder';
import { replaceOwnFile } from '../replace-own-file';
import { isWrittenPlan } from './is-written-plan';

/** What a plan leaves on the disk; each part where the user asked for it. */
export interface PlanOutput {
  readonly report?: { readonly file: string; readonly text: string };
  readonly decisions?: { readonly folder: string; readonly records: readonly DecisionRecord[] };
}

/** The page by which a folder of decision records is known as the kit’s own; no group has such a name. */
const indexFile = '_index.md';

/** Writes all of it or, when anything can’t be written, nothing. */
export function writePlan({ report, decisions }: PlanOutput, { cwd }: Pick<Io, 'cwd'>): void {
  const writeReport = () => {
    if (report) replaceOwnFile(resolve(cwd, report.file), report.text, isWrittenPlan);
  };
  if (!decisions) {
    writeReport();
    return;
  }
  const folder = resolve(cwd, decisions.folder);
  const name = basename(folder);
  refuseForeign(folder);
  fillOutputFolder(dirname(folder), { [name]: indexFile }, (staging) => {
    writeFiles(join(staging, name), recordFiles(decisions.records));
    writeReport();
  });
}

/** Says so in the words of the flag; the output folder would speak of --out. */
function refuseForeign(folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, indexFile))) return;
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return;
  throw new BadInput(
    `${folder} is there and was not written by automq-kit (it has no ${indexFile}), so it is not replaced`,
    'Move it away, or give another folder with --decisions.',
  );
}

const recordFiles = (records: readonly DecisionRecord[]): ReadonlyMap<string, string> =>
  new Map([
    [indexFile, indexOf(records)],
    ...records.map(({ group, markdown }): [string, string] => [`${group}.md`, markdown]),
  ]);

const indexOf = (records: readonly DecisionRecord[]): string =>
  [
    markdownStart,
    '',
    '# Decision records',
    '',
    ...(records.length === 0
      ? ['The deployment file describes no workload group.']
      : records.map(({ group, owner }) => `- [${group}](${group}.md), owned by ${plain(owner)}`)),
    '',
  ].join('\n');
