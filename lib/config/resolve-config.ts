import type { z } from 'zod';
import type { CheckedConfig } from './check-tree';
import { checkTree } from './check-tree';
import type { JsonSchema, PlatformKind } from './json-schema';
import { platformKinds, rootSchemas } from './json-schema';
import { overlay } from './overlay';
import type { Plain } from './plain';
import { isPlain, valueAt } from './plain';
import type { Path, Problem } from './problem';
import { impliedDefaults, profileOverlay } from './profiles';
import type { DeploymentConfig } from './schema';
import { awsSchema, kubernetesSchema, unknownPlatformSchema } from './schema';
import { schemaProblems } from './schema-problems';
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

/** What the schema alone makes of a tree; undefined where it refuses something. */
export function configOf(tree: Plain): DeploymentConfig | undefined {
  const kind = platformKindOf(tree);
  return kind && schemas[kind].safeParse(tree).data;
}

const schemas: Readonly<Record<PlatformKind, z.ZodType<DeploymentConfig>>> = {
  aws: awsSchema,
  kubernetes: kubernetesSchema,
};

const platformKindOf = (tree: Plain) => platformKinds.find((known) => known === valueAt(tree, ['platform', 'kind']));

/** How the rules between settings look at a configuration; the layer above provides them. */
export type CheckRules = (config: DeploymentConfig) => readonly Problem[];

/** Checks a deployment file; see `checkTree`. */
export function resolveConfig(
  tree: Plain,
  sourceOf: (path: Path) => string | undefined,
  checkRules: CheckRules,
): CheckedConfig<DeploymentConfig> {
  const kind = platformKindOf(tree);
  if (kind === undefined) {
    const { error } = unknownPlatformSchema.safeParse(tree);
    const others = schemaProblems(error?.issues ?? [], { tree, root: sharedRoot(), sourceOf });
    return { problems: [platformProblem(tree), ...others], rulesSkipped: true };
  }
  return checkTree(tree, { schema: schemas[kind], root: rootSchemas[kind], checkRules }, sourceOf);
}

/** The sections that are the same on every platform. */
function sharedRoot(): JsonSchema {
  const { properties, ...root } = rootSchemas.aws();
  return { ...root, properties: { ...properties, platform: {}, network: {}, storage: {}, access: {}, alarms: {} } };
}

function platformProblem(tree: Plain): Problem {
  const { platform } = tree;
  const path = isPlain(platform) ? ['platform', 'kind'] : ['platform'];
  const value = valueAt(tree, path);
  const message =
    value === undefined ? 'is missing.' : `${shownValue(value, path)} is not a kind of platform: aws or kubernetes.`;
  return { path, message, fix: fixOf('platform-kind'), rule: 'platform-kind' };
}
