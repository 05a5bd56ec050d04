import type { z } from 'zod';
import type { JsonSchema } from './json-schema';
import { withKeysCorrected } from './misspelt-keys';
import type { Plain } from './plain';
import type { Path, Problem } from './problem';
import { schemaProblems } from './schema-problems';

/** What a kind of file may hold. */
export interface FileFormat<Config> {
  readonly schema: z.ZodType<Config>;
  /** The schema as JSON Schema; asked for only where there is something to explain. */
  readonly root: () => JsonSchema;
  /** How the rules between settings look at a configuration; the layer above provides them. */
  readonly checkRules: (config: Config) => readonly Problem[];
}

export interface CheckedConfig<Config> {
  /** Present when there is no problem. */
  readonly config?: Config;
  readonly problems: readonly Problem[];
  /** Whether wrong types kept the rules between settings from running. */
  readonly rulesSkipped: boolean;
}

/**
 * Checks every setting, and the rules between them as soon as all settings have the right type: mistakes in range or
 * form don't hide what the rules have to say. Where a setting is wrong by itself, rules about it are left out.
 */
export function checkTree<Config>(
  tree: Plain,
  format: FileFormat<Config>,
  sourceOf: (path: Path) => string | undefined,
): CheckedConfig<Config> {
  const found = looked(tree, format);
  if (found.issues.length === 0) return checked(found, []);
  const root = format.root();
  const corrected = found.ruleProblems === undefined ? withKeysCorrected(tree, root, found.issues) : undefined;
  if (corrected === undefined) return checked(found, schemaProblems(found.issues, { tree, root, sourceOf }));
  // What was misspelt is reported as it stands; everything else as it is with those keys put right.
  const misspelt = found.issues.filter(({ code }) => code === 'unrecognized_keys');
  const rest = looked(corrected, format);
  const others = rest.issues.filter(({ code }) => code !== 'unrecognized_keys');
  return checked({ ...rest, config: undefined as Config | undefined }, [
    ...schemaProblems(misspelt, { tree, root, sourceOf }),
    ...schemaProblems(others, { tree: corrected, root, sourceOf }),
  ]);
}

interface Looked<Config> {
  readonly config: Config | undefined;
  readonly issues: readonly z.core.$ZodIssue[];
  /** Undefined when the rules could not run. */
  readonly ruleProblems: readonly Problem[] | undefined;
}

function looked<Config>(tree: Plain, { schema, checkRules }: FileFormat<Config>): Looked<Config> {
  let ruleProblems: readonly Problem[] | undefined;
  const withRules = schema.superRefine((config) => {
    ruleProblems = checkRules(config);
  });
  // A file is parsed once, which is over before a compiled parser would be made.
  const { data, error } = withRules.safeParse(tree, { jitless: true });
  return { config: data, issues: error?.issues ?? [], ruleProblems };
}

function checked<Config>(
  { config, ruleProblems }: Looked<Config>,
  problems: readonly Problem[],
): CheckedConfig<Config> {
  const further = (ruleProblems ?? []).filter(({ path }) => !problems.some((found) => isWithin(path, found.path)));
  return { config, problems: [...problems, ...further], rulesSkipped: ruleProblems === undefined };
}

const isWithin = (path: Path, outer: Path) => outer.every((part, index) => path[index] === part);
