import type { JsonSchema } from './json-schema';
import { kindOf } from './json-schema';

/** One setting of the file, wherever it is nested. */
export interface SchemaField {
  /** `zones[].id`; a key that the writer chooses is `<key>`. */
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** The choices above it on which it depends: `network.vpc` must be of kind `new`. */
  readonly choices: readonly { readonly at: readonly string[]; readonly kind: string }[];
}

interface Under {
  readonly path: readonly string[];
  readonly choices: SchemaField['choices'];
}

/** Every setting under a schema, groups before what is in them, in the schema's order. */
export function fieldsOf(schema: JsonSchema, under: Under = { path: [], choices: [] }): readonly SchemaField[] {
  if (schema.items) {
    const entries = { ...under, path: [...under.path.slice(0, -1), `${under.path.at(-1) ?? ''}[]`] };
    return fieldsOf(schema.items, entries);
  }
  if (schema.oneOf) return schema.oneOf.flatMap((branch) => branchFields(branch, under));
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const path = [...under.path, key];
    const required = schema.required?.includes(key) === true;
    return [{ path, schema: inner, required, choices: under.choices }, ...fieldsOf(inner, { ...under, path })];
  });
}

function branchFields(branch: JsonSchema, under: Under): readonly SchemaField[] {
  const kind = kindOf(branch);
  if (kind === undefined) return fieldsOf(branch, under);
  return fieldsOf(branch, { ...under, choices: [...under.choices, { at: under.path, kind }] });
}

/** What may stand in a place, in words that follow "must be" and "write". */
export function allowedIn(schema: JsonSchema): string {
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return oneOf(schema.enum);
  if (schema.oneOf) return `a group of keys with \`kind\`: ${oneOf(schema.oneOf.map(kindOf))}`;
  if (schema.anyOf) return schema.anyOf.map(allowedIn).join(' or ');
  return allowedOfType(schema);
}

function allowedOfType(schema: JsonSchema): string {
  switch (schema.type) {
    case 'integer':
      return `a whole number${between(schema.minimum, schema.maximum)}`;
    case 'number':
      return `a number${between(schema.minimum, schema.maximum)}`;
    case 'boolean':
      return '`true` or `false`';
    case 'array':
      return `${listOf(schema)}${between(schema.minItems, schema.maxItems, ' entries')}`;
    case 'object':
      return groupOf(schema);
    default:
      return `text${between(schema.minLength, schema.maxLength, ' characters')}${form(schema)}`;
  }
}

const listOf = ({ items }: JsonSchema) => (items?.type === 'object' ? 'a list of groups of keys' : 'a list (`[a, b]`)');

const groupOf = ({ required = [] }: JsonSchema) =>
  required.length === 0 ? 'a group of keys' : `a group of keys with ${required.map((key) => `\`${key}\``).join(', ')}`;

const form = ({ patternErrorMessage: message }: JsonSchema) =>
  message === undefined ? '' : `: ${message.replace(/^must be /, '')}`;

function between(least: number | undefined, most: number | undefined, unit = ''): string {
  if (least !== undefined && most !== undefined) return ` of ${least} to ${most}${unit}`;
  if (least !== undefined) return ` of ${least}${unit} or more`;
  return most === undefined ? '' : ` of up to ${most}${unit}`;
}

const literal = (value: unknown) => `\`${String(value)}\``;

const oneOf = (values: readonly unknown[]) =>
  values
    .map(literal)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');

/** The schema of a place in a file, choosing branches by the `kind` that stands there. */
export function schemaAt(root: JsonSchema, path: readonly (string | number)[], tree: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = chosen(root, tree);
  let value = tree;
  for (const part of path) {
    value = inner(value, part);
    const next: JsonSchema | undefined = schema && child(schema, part);
    schema = next && chosen(next, value);
  }
  return schema;
}

function child(schema: JsonSchema, part: string | number): JsonSchema | undefined {
  if (typeof part === 'number') return schema.items;
  if (schema.properties && Object.hasOwn(schema.properties, part)) return schema.properties[part];
  if (schema.oneOf && part === 'kind') return { enum: schema.oneOf.map(kindOf) };
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function chosen(schema: JsonSchema, value: unknown): JsonSchema {
  const kind = inner(value, 'kind');
  return schema.oneOf?.find((branch) => kindOf(branch) === kind) ?? schema;
}

const inner = (value: unknown, part: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Record<string | number, unknown>)[part]
    : undefined;
