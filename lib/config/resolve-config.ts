import type { z } from 'zod';
import type { JsonSchema } from './json-schema';
import { platformKinds, rootSchemas } from './json-schema';
import { overlay } from './overlay';
import type { Plain } from './plain';
import { isPlain, valueAt } from './plain';
import type { Path, Problem } from './problem';
import { impliedDefaults, profileOverlay } from './profiles';
import type { DeploymentConfig } from './schema';
import { awsSchema, kubernetesSchema, unknownPlatformSchema } from './schema';
import { schemaProblems } from './schema-problems';
import { withKeysCorrected } from './misspelt-keys';
import { fixOf } from './file-checks';
import { shownValue } from './shown';

/** What a person wrote, laid over its profile and completed by what it implies; not checked yet. */
export interface MergedInput {
  readonly tree: Plain;
  /** Why a key that nobody wrote has its value. */
  readonly implied: ReadonlyMap<string, string>;
}

export function mergeInput(written: Plain): MergedInput {
  const platformKind = valueAt(written, ['platform', 'kind']);
  const tree = overlay(profileOverlay(written.profile, platformKind), written);
  const implied = new Map<string, string>();
  for (const { key, value, when, why } of impliedDefaults) {
    if (Object.hasOwn(tree, key) || !when(platformKind, valueAt(written, ['platform', 'cluster', 'kind']))) continue;
    tree[key] = value;
    implied.set(key, why);
  }
  return { tree, implied };
}

export interface ResolvedConfig {
  /** Present when there is no problem. */
  readonly config?: DeploymentConfig;
  readonly problems: readonly Problem[];
  /** Whether wrong types kept the rules between settings from running. */
  readonly rulesSkipped: boolean;
}

/** How the rules between settings look at a configuration; the layer above provides them. */
export type CheckRules = (config: DeploymentConfig) => readonly Problem[];

/**
 * Checks every setting, and the rules between them as soon as all settings have the right type: mistakes in range or
 * form don't hide what the rules have to say. Where a setting is wrong by itself, rules about it are left out.
 */
export function resolveConfig(
  tree: Plain,
  sourceOf: (path: Path) => string | undefined,
  checkRules: CheckRules,
): ResolvedConfig {
  const kind = platformKinds.find((known) => known === valueAt(tree, ['platform', 'kind']));
  if (kind === undefined) {
    const { error } = unknownPlatformSchema.safeParse(tree);
    const others = schemaProblems(error?.issues ?? [], { tree, root: sharedRoot(), sourceOf });
    return { problems: [platformProblem(tree), ...others], rulesSkipped: true };
  }
  const found = checked(kind, tree, checkRules);
  if (found.issues.length === 0) return resolved(found, []);
  const root = rootSchemas[kind]();
  const corrected = found.ruleProblems === undefined ? withKeysCorrected(tree, root, found.issues) : undefined;
  if (corrected === undefined) return resolved(found, schemaProblems(found.issues, { tree, root, sourceOf }));
  // What was misspelt is reported as it stands; everything else as it is with those keys put right.
  const misspelt = found.issues.filter(({ code }) => code === 'unrecognized_keys');
  const rest = checked(kind, corrected, checkRules);
  const others = rest.issues.filter(({ code }) => code !== 'unrecognized_keys');
  return resolved({ ...rest, config: undefined }, [
    ...schemaProblems(misspelt, { tree, root, sourceOf }),
    ...schemaProblems(others, { tree: corrected, root, sourceOf }),
  ]);
}

interface Checked {
  readonly config: DeploymentConfig | undefined;
  readonly issues: readonly z.core.$ZodIssue[];
  /** Undefined when the rules could not run. */
  readonly ruleProblems: readonly Problem[] | undefined;
}

function checked(kind: (typeof platformKinds)[number], tree: Plain, checkRules: CheckRules): Checked {
  let ruleProblems: readonly Problem[] | undefined;
  const withRules = (schema: z.ZodType<DeploymentConfig>) =>
    schema.superRefine((config) => {
      ruleProblems = checkRules(config);
    });
  const { data, error } = withRules(kind === 'aws' ? awsSchema : kubernetesSchema).safeParse(tree);
  return { config: data, issues: error?.issues ?? [], ruleProblems };
}

function resolved({ config, ruleProblems }: Checked, problems: readonly Problem[]): ResolvedConfig {
  const further = (ruleProblems ?? []).filter(({ path }) => !problems.some((found) => isWithin(path, found.path)));
  return { config, problems: [...problems, ...further], rulesSkipped: ruleProblems === undefined };
}

const isWithin = (path: Path, outer: Path) => outer.every((part, index) => path[index] === part);

/** The sections that are the same on every platform. */
function sharedRoot(): JsonSchema {
  const { properties, ...root } = rootSchemas.aws();
  return { ...root, properties: { ...properties, platform: {}, network: {}, storage: {} } };
}

function platformProblem(tree: Plain): Problem {
  const { platform } = tree;
  const path = isPlain(platform) ? ['platform', 'kind'] : ['platform'];
  const value = valueAt(tree, path);
  const message =
    value === undefined ? 'is missing.' : `${shownValue(value, path)} is not a kind of platform: aws or kubernetes.`;
  return { path, message, fix: fixOf('platform-kind'), rule: 'platform-kind' };
}
