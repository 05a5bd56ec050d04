import { isDeepStrictEqual } from 'node:util';
import type { Combination, JsonType, LimitKeyword, Part, SchemaNode } from './schema-node';
import { anything, nothing } from './schema-node';

type Keywords = Readonly<Record<string, unknown>>;
type Reading = (schema: unknown) => SchemaNode;

const limitKeywords: readonly LimitKeyword[] = [
  ...(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const),
  ...(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const),
];
const partKeywords: readonly Part[] = [
  ...(['additionalProperties', 'propertyNames', 'additionalItems', 'contains'] as const),
  ...(['if', 'then', 'else', 'not'] as const),
];
const combinationKeywords: readonly Combination[] = ['allOf', 'anyOf', 'oneOf'];

/** Keywords that say nothing about which records are valid. */
const annotations = new Set(
  '$id $schema $comment title description default examples readOnly writeOnly deprecated externalDocs definitions $defs'.split(
    ' ',
  ),
);
const understood = new Set([
  ...'type enum const multipleOf pattern format uniqueItems required properties patternProperties dependencies items'.split(
    ' ',
  ),
  ...limitKeywords,
  ...partKeywords,
  ...combinationKeywords,
]);

/** Reads a JSON Schema of draft 7, whose references are objects that hold themselves or `$ref` within the same schema. */
export function readSchema(root: unknown): SchemaNode {
  const known = new Map<object, SchemaNode>();
  const read: Reading = (schema) => {
    if (schema === false) return nothing;
    if (!isKeywords(schema)) return anything;
    const before = known.get(schema);
    if (before !== undefined) return before;
    if (typeof schema['$ref'] === 'string') return readReference(schema, schema['$ref']);
    // A schema that holds itself meets its own node, which is filled below.
    const node: { -readonly [K in keyof SchemaNode]: SchemaNode[K] } = { ...anything };
    known.set(schema, node);
    return Object.assign(node, nodeOf(schema, read));
  };
  const readReference = (schema: Keywords, reference: string): SchemaNode => {
    const seen = new Set<unknown>([schema]);
    let target = pointedAt(root, reference);
    while (isKeywords(target) && typeof target['$ref'] === 'string' && !seen.has(target)) {
      seen.add(target);
      target = pointedAt(root, target['$ref']);
    }
    if (typeof target !== 'boolean' && (!isKeywords(target) || seen.has(target))) {
      return { ...anything, unresolved: reference };
    }
    return read(target);
  };
  return read(root);
}

const nodeOf = (schema: Keywords, read: Reading): SchemaNode => ({
  ...anything,
  ...scalarsOf(schema),
  hasDefault: Object.hasOwn(schema, 'default'),
  required: strings(schema['required']),
  properties: schemaMap(schema['properties'], read),
  patternProperties: schemaMap(schema['patternProperties'], read),
  dependencies: new Map(
    entriesOf(schema['dependencies']).map(([name, value]) => [
      name,
      Array.isArray(value) ? strings(value) : read(value),
    ]),
  ),
  ...(schema['items'] === undefined
    ? {}
    : { items: Array.isArray(schema['items']) ? schema['items'].map(read) : read(schema['items']) }),
  parts: Object.fromEntries(
    partKeywords.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, read(schema[keyword])]),
  ),
  combinations: Object.fromEntries(
    combinationKeywords.flatMap((keyword) => {
      const members = schema[keyword];
      return Array.isArray(members) && members.length > 0 ? [[keyword, members.map(read)]] : [];
    }),
  ),
  other: new Map(
    entriesOf(schema).filter(
      ([keyword, value]) =>
        !keyword.startsWith('x-') &&
        !annotations.has(keyword) &&
        // Draft 4 wrote `exclusiveMaximum: true`, which is none of draft 7.
        (!understood.has(keyword) || (keyword.startsWith('exclusive') && typeof value !== 'number')),
    ),
  ),
});

function scalarsOf(schema: Keywords) {
  const { type, pattern, format, multipleOf } = schema;
  const values = [
    ...(Array.isArray(schema['enum']) ? [schema['enum'] as readonly unknown[]] : []),
    ...(Object.hasOwn(schema, 'const') ? [[schema['const']]] : []),
  ];
  return {
    ...(type === undefined ? {} : { types: (Array.isArray(type) ? type : [type]) as readonly JsonType[] }),
    ...(values.length === 0 ? {} : { values: values.length === 1 ? values[0] : onlyOf(values) }),
    limits: Object.fromEntries(
      limitKeywords
        .filter((keyword) => typeof schema[keyword] === 'number')
        .map((keyword) => [keyword, schema[keyword]]),
    ),
    ...(typeof multipleOf === 'number' ? { multipleOf } : {}),
    ...(typeof pattern === 'string' ? { pattern } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    uniqueItems: schema['uniqueItems'] === true,
  };
}

/** What both `enum` and `const` have. */
const onlyOf = ([first = [], second = []]: readonly (readonly unknown[])[]) =>
  first.filter((value) => second.some((other) => isDeepStrictEqual(other, value)));

const isKeywords = (value: unknown): value is Keywords =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): [string, unknown][] => (isKeywords(value) ? Object.entries(value) : []);

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

const schemaMap = (value: unknown, read: Reading): ReadonlyMap<string, SchemaNode> =>
  new Map(entriesOf(value).map(([name, each]) => [name, read(each)]));

/** What a JSON pointer within the same document leads to. */
function pointedAt(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  return reference
    .slice(1)
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponentOr(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Keywords)[part]
          : undefined,
      /^#(\/|$)/.test(reference) ? root : undefined,
    );
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
