import type { JsonSchema, PlatformKind } from './json-schema';
import { platformKinds, rootSchemas } from './json-schema';
import { nearest } from './nearest';
import type { Path, Problem } from './problem';
import { formatPath } from './problem';
import type { SchemaField } from './schema-fields';
import { fieldsOf } from './schema-fields';
import { shown } from './shown';

/** Sections that other versions of the format have; by their path. */
const laterSections: ReadonlySet<string> = new Set([
  'alerts',
  'connect',
  'cost',
  'migration',
  'schemaRegistry',
  'storage.tableTopic',
  'topics',
]);

export interface UnknownKey {
  /** Path of the group that holds the key. */
  readonly path: Path;
  readonly key: string;
  /** The schema of that group. */
  readonly group: JsonSchema | undefined;
}

/** The problem of a key that the format does not have, with the likeliest intention. */
export function unknownKeyProblem(root: JsonSchema, { path, key, group }: UnknownKey): Problem {
  const full = [...path, key];
  const problem = (message: string, fix: string): Problem => ({ path: full, message, fix, rule: 'unknown-key' });
  if (laterSections.has(formatPath(full))) {
    return problem(
      'this section is not accepted by this version of automq-kit.',
      'Remove it; `automq-kit config schema` prints what is accepted.',
    );
  }
  if (key === '<<') return problem('YAML merge keys are not supported.', 'Write the keys out.');
  const siblings = Object.keys(group?.properties ?? {});
  const near = nearest(key, siblings);
  const unknown = `${shown(key)} is not a key of ${path.length === 0 ? 'the file' : `\`${formatPath(path)}\``}.`;
  if (near !== undefined) return problem(unknown, `Did you mean \`${near}\`?`);
  const platform = otherPlatform(root, full);
  if (platform !== undefined) return problem(unknown, `It belongs to \`platform.kind: ${platform}\`.`);
  const home = homes(root, full);
  if (home.length > 0) return problem(unknown, `It belongs under ${home.join(' or ')}.`);
  return problem(
    unknown,
    siblings.length === 0 ? 'Remove it.' : `Remove it; the keys here are ${siblings.join(', ')}.`,
  );
}

/** The kind of platform whose files alone have the key in this place; undefined where the root is no deployment's. */
function otherPlatform(root: JsonSchema, full: Path): PlatformKind | undefined {
  const having = platformKinds.filter((kind) => fieldsOf(rootSchemas[kind]()).some(({ path }) => isAt(path, full)));
  const isDeployment = platformKinds.some((kind) => rootSchemas[kind]() === root);
  return isDeployment ? having.find((kind) => having.length === 1 && rootSchemas[kind]() !== root) : undefined;
}

const isAt = (path: readonly string[], full: Path) => path.join('.') === placeOf(full);

/** A place of the schema: `zones[].id` for `zones[2].id`. */
const placeOf = (path: Path) => formatPath(path).replace(/\[\d+\]/g, '[]');

const maxHomes = 3;

/** Where else the key exists: other kinds of the same group first, then other groups. */
function homes(root: JsonSchema, full: Path): readonly string[] {
  const key = full.at(-1);
  const same = fieldsOf(root).filter(({ path }) => path.at(-1) === key);
  const otherKind = same.filter(({ path }) => isAt(path, full));
  const found = otherKind.length > 0 ? otherKind.map(kindText) : same.map(groupText);
  const unique = [...new Set(found)];
  return unique.length > maxHomes ? [] : unique;
}

function kindText({ path, choices }: SchemaField): string {
  const choice = choices.at(-1);
  return choice ? `\`kind: ${choice.kind}\` of \`${choice.at.join('.')}\`` : `\`${path.join('.')}\``;
}

function groupText(field: SchemaField): string {
  const group = field.path.slice(0, -1).join('.');
  return group === '' ? 'the top of the file' : `\`${group}\``;
}
