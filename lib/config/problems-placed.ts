import type { Problem } from './problem';
import { placedIn } from './problems-in-file';
import { readText } from './read-text';
import { readYaml } from './read-yaml';
import { originFinder } from './settings';

/** Problems with a file that was right by itself, each with its line; as they are where the file can’t be read again. */
export function problemsPlaced(file: string, problems: readonly Problem[]): readonly Problem[] {
  const text = problems.length === 0 ? undefined : readText(file);
  const yaml = typeof text === 'string' ? readYaml(text) : undefined;
  if (yaml === undefined || !('tree' in yaml)) return problems;
  const originOf = originFinder(yaml, { tree: yaml.tree, implied: new Map() });
  return problems.map((problem) => placedIn({ yaml, originOf }, problem));
}
