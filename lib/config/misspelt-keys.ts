import type { z } from 'zod';
import type { JsonSchema } from './json-schema';
import { nearest } from './nearest';
import type { Plain } from './plain';
import { isPlain, valueAt } from './plain';
import { schemaAt } from './schema-fields';

/**
 * The tree with every misspelt key as its writer meant it, so that one slip of the pen does not keep the rules from
 * looking at the rest; undefined when no key has an obvious meaning. The misspelling itself is reported all the same.
 */
export function withKeysCorrected(
  tree: Plain,
  root: JsonSchema,
  issues: readonly z.core.$ZodIssue[],
): Plain | undefined {
  const corrected = structuredClone(tree);
  let changed = false;
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const group = valueAt(corrected, path);
    if (!isPlain(group)) continue;
    for (const key of issue.keys) {
      const absent = Object.keys(schemaAt(root, path, tree)?.properties ?? {}).filter(
        (name) => !Object.hasOwn(group, name),
      );
      const meant = nearest(key, absent);
      if (meant === undefined) continue;
      group[meant] = group[key];
      Reflect.deleteProperty(group, key);
      changed = true;
    }
  }
  return changed ? corrected : undefined;
}
