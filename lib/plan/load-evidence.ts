import { dirname, resolve } from 'node:path';
import type { Problem } from '../config/problem';
import { readText } from '../config/read-text';
import type { Deployment } from '../model/deployment';
import type { Evidence } from './evidence';
import { InvalidEvidence } from './invalid-evidence';
import type { ResultFile } from './result-file';
import { resultFile } from './result-file';

type EvidenceEntry = Deployment['readiness']['evidence'][number];

/**
 * Reads the result files that a deployment file names in `readiness.evidence`.
 * @param deploymentFile path of the deployment file, to which the results are relative
 * @throws InvalidEvidence with every problem at once, placed in the deployment file
 */
export function loadEvidence(
  { name, readiness }: Pick<Deployment, 'name' | 'readiness'>,
  deploymentFile: string,
): readonly Evidence[] {
  const problems: Problem[] = [];
  const evidence = readiness.evidence.flatMap((entry, index): readonly Evidence[] => {
    const { result, messages } = readResult(entry, { folder: dirname(deploymentFile), name });
    const path = ['readiness', 'evidence', index, 'file'];
    for (const message of messages)
      problems.push({ path, message: `"${entry.file}": ${message}`, fix, rule: 'result-file' });
    if (result === undefined) return [];
    const { on, passed, failed, note } = result;
    return [{ kind: entry.kind, proves: entry.proves, file: entry.file, on, passed, failed, note }];
  });
  if (problems.length > 0) throw new InvalidEvidence(deploymentFile, problems);
  return evidence;
}

const fix = 'Write the result into that file, in the form that docs/plan.md shows, or take the entry out.';

interface ReadResult {
  readonly result?: ResultFile;
  readonly messages: readonly string[];
}

function readResult(
  { file, kind }: EvidenceEntry,
  { folder, name }: { readonly folder: string; readonly name: string },
): ReadResult {
  const text = readText(resolve(folder, file));
  if (typeof text !== 'string') return { messages: [text.message] };
  const json = parsedJson(text);
  if (json === undefined) return { messages: ['it is not JSON.'] };
  const { data, error } = resultFile.safeParse(json.value);
  if (error) return { messages: error.issues.map(({ path, message }) => sentence(path, message)) };
  const messages = [
    ...(data.kind === kind ? [] : [`kind is "${data.kind}", and the deployment file says "${kind}".`]),
    ...(data.deployment === undefined || data.deployment === name
      ? []
      : [`deployment is "${data.deployment}", and this one is "${name}".`]),
  ];
  return { result: data, messages };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

const sentence = (path: readonly PropertyKey[], message: string) =>
  `${path.length === 0 ? 'it' : path.map(String).join('.')} ${message}.`;
