import { isDeepStrictEqual } from 'node:util';
import { patternMatches } from './pattern-matches';
import type { LimitKeyword, SchemaNode } from './schema-node';
import { anything } from './schema-node';
import { typesOfValue } from './value-type';

/** True, false, or undefined where nobody can say. */
type Answer = boolean | undefined;

const deepest = 100;

/** Whether a value is valid, as JSON Schema of draft 7 has it. Formats are not looked into. */
export function acceptsValue(node: SchemaNode, value: unknown, depth = 0): Answer {
  if (node.never) return false;
  // Only a schema that refers to itself without a step into the value comes here, or a value that nobody writes.
  if (depth > deepest) return undefined;
  const accepts = (each: SchemaNode, part: unknown) => acceptsValue(each, part, depth + 1);
  return all([
    node.types === undefined || node.types.some((type) => typesOfValue(value).includes(type)),
    node.values === undefined || node.values.some((each) => isDeepStrictEqual(each, value)),
    node.unresolved === undefined && node.other.size === 0 ? true : undefined,
    ofType(node, value, accepts),
    ofCombinations(node, value, accepts),
  ]);
}

type Accepts = (node: SchemaNode, value: unknown) => Answer;

function ofType(node: SchemaNode, value: unknown, accepts: Accepts): Answer {
  if (typeof value === 'number') return ofNumber(node, value);
  if (typeof value === 'string') return ofString(node, value);
  if (Array.isArray(value)) return ofArray(node, value, accepts);
  return typeof value === 'object' && value !== null ? ofObject(node, value, accepts) : true;
}

const isWithin = ({ limits }: SchemaNode, [most, least]: readonly [LimitKeyword, LimitKeyword], size: number) =>
  size <= (limits[most] ?? Infinity) && size >= (limits[least] ?? -Infinity);

function ofNumber(node: SchemaNode, value: number): Answer {
  const { exclusiveMaximum = Infinity, exclusiveMinimum = -Infinity } = node.limits;
  return all([
    isWithin(node, ['maximum', 'minimum'], value) && value < exclusiveMaximum && value > exclusiveMinimum,
    node.multipleOf === undefined || isMultiple(value, node.multipleOf),
  ]);
}

/** Lengths count characters of Unicode. */
const ofString = (node: SchemaNode, value: string): Answer =>
  all([
    isWithin(node, ['maxLength', 'minLength'], Array.from(value).length),
    node.pattern === undefined || patternMatches(node.pattern, value),
    node.format === undefined ? true : undefined,
  ]);

/** Fractions are divided in binary, where validators differ. */
const isMultiple = (value: number, of: number): Answer =>
  Number.isSafeInteger(value) && Number.isSafeInteger(of) ? value % of === 0 : undefined;

function ofArray(node: SchemaNode, value: readonly unknown[], accepts: Accepts): Answer {
  const { contains } = node.parts;
  return all([
    isWithin(node, ['maxItems', 'minItems'], value.length),
    ...value.map((each, index) => accepts(itemAt(node, index), each)),
    contains === undefined || any(value.map((each) => accepts(contains, each))),
    !node.uniqueItems ||
      value.every((each, index) => !value.slice(index + 1).some((one) => isDeepStrictEqual(one, each))),
  ]);
}

/** Schema of the item at a position. */
export function itemAt({ items, parts }: SchemaNode, index: number): SchemaNode {
  if (items === undefined) return anything;
  if (!isTuple(items)) return items;
  return items[index] ?? parts.additionalItems ?? anything;
}

export const isTuple = (items: SchemaNode['items']): items is readonly SchemaNode[] => Array.isArray(items);

function ofObject(node: SchemaNode, value: object, accepts: Accepts): Answer {
  const { propertyNames } = node.parts;
  return all([
    isWithin(node, ['maxProperties', 'minProperties'], Object.keys(value).length),
    node.required.every((name) => Object.hasOwn(value, name)),
    ...Object.entries(value).flatMap(([name, each]) => propertyAt(node, name).map((schema) => accepts(schema, each))),
    ...(propertyNames === undefined ? [] : Object.keys(value).map((name) => accepts(propertyNames, name))),
    ...[...node.dependencies]
      .filter(([name]) => Object.hasOwn(value, name))
      .map(([, wanted]) =>
        'never' in wanted ? accepts(wanted, value) : wanted.every((name) => Object.hasOwn(value, name)),
      ),
    [...node.patternProperties.keys()].every((pattern) => patternMatches(pattern, '') !== undefined) || undefined,
  ]);
}

/** Schemas that the value of a property has to meet. */
export function propertyAt({ properties, patternProperties, parts }: SchemaNode, name: string): readonly SchemaNode[] {
  const own = properties.get(name);
  const found = [
    ...(own === undefined ? [] : [own]),
    ...[...patternProperties].filter(([pattern]) => patternMatches(pattern, name) === true).map(([, schema]) => schema),
  ];
  return found.length > 0 ? found : [parts.additionalProperties ?? anything];
}

function ofCombinations({ combinations, parts }: SchemaNode, value: unknown, accepts: Accepts): Answer {
  const of = (members: readonly SchemaNode[] = []) => members.map((each) => accepts(each, value));
  return all([
    ...of(combinations.allOf),
    combinations.anyOf === undefined || any(of(combinations.anyOf)),
    combinations.oneOf === undefined || exactlyOne(of(combinations.oneOf)),
    parts.not === undefined || negated(accepts(parts.not, value)),
    parts.if === undefined || chosen(accepts(parts.if, value), of([parts.then ?? anything, parts.else ?? anything])),
  ]);
}

const chosen = (condition: Answer, [then, otherwise]: readonly Answer[]): Answer =>
  condition === undefined ? all([then, otherwise]) || undefined : condition ? then : otherwise;

const all = (answers: readonly Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;

const any = (answers: readonly Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;

const negated = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);

const exactlyOne = (answers: readonly Answer[]): Answer => {
  const matches = answers.filter((answer) => answer === true).length;
  return matches > 1 ? false : answers.includes(undefined) ? undefined : matches === 1;
};
