import { acceptsValue, isTuple, itemAt, propertyAt } from './accepts-value';
import type { JsonType, LimitKeyword, SchemaNode } from './schema-node';
import { nothing } from './schema-node';
import { typesOfValue } from './value-type';

/** Schemas that all hold for what is written. */
export type Writer = readonly SchemaNode[];

const everyType: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** The schemas with all that their `allOf` asks for besides. */
export function flattened(writer: Writer): Writer {
  const found = new Set<SchemaNode>();
  const add = (node: SchemaNode) => {
    if (found.has(node)) return;
    found.add(node);
    node.combinations.allOf?.forEach(add);
  };
  writer.forEach(add);
  return [...found];
}

/** Types that a value may have; `integer` only where it may be no other number. */
export function typesOf(writer: Writer): readonly JsonType[] {
  const declared = writer
    .flatMap(({ types }) => (types === undefined ? [] : [types]))
    .reduce<readonly JsonType[]>(common, everyType);
  const values = valuesOf(writer);
  if (values === undefined) return declared;
  const present = new Set(values.map((value) => typesOfValue(value)[0]));
  return declared.flatMap((type) =>
    type === 'number'
      ? (['number', 'integer'] as const).filter((each) => present.has(each))
      : present.has(type)
        ? [type]
        : [],
  );
}

const common = (one: readonly JsonType[], other: readonly JsonType[]): readonly JsonType[] => {
  const both = one.filter((type) => other.includes(type));
  const integer = one.includes('integer')
    ? other.includes('number')
    : one.includes('number') && other.includes('integer');
  return integer && !both.includes('integer') && !both.includes('number') ? [...both, 'integer'] : both;
};

/** Whether a reader of `types` takes a value of a type. */
export const takesType = (types: readonly JsonType[] | undefined, type: JsonType): boolean =>
  types === undefined || types.includes(type) || (type === 'integer' && types.includes('number'));

/** The only values there can be, or undefined where they are without number. */
export function valuesOf(writer: Writer): readonly unknown[] | undefined {
  const [values] = writer.flatMap((node) => (node.values === undefined ? [] : [node.values]));
  return values?.filter((value) => writer.every((node) => acceptsValue(node, value) !== false));
}

const sizeOfRequired = (writer: Writer) => requiredOf(writer).size;

/** The tightest that the schemas say of a limit. */
export function limitOf(writer: Writer, keyword: LimitKeyword): number | undefined {
  const given = writer.flatMap(({ limits }) => limits[keyword] ?? []);
  switch (keyword) {
    case 'maximum':
    case 'minimum':
      return tightest(keyword, [...given, ...integersWithin(writer, keyword)]);
    case 'minProperties':
      return tightest(keyword, [...given, sizeOfRequired(writer)]);
    case 'maxProperties':
      return tightest(keyword, [...given, ...writer.filter(isClosed).map(({ properties }) => properties.size)]);
    case 'maxItems':
      return tightest(keyword, [...given, ...writer.flatMap((node) => lastItem(node) ?? [])]);
    case 'minLength':
    case 'minItems':
      return tightest(keyword, [...given, 0]);
    default:
      return tightest(keyword, given);
  }
}

const tightest = (keyword: LimitKeyword, values: readonly number[]) =>
  values.length === 0 ? undefined : isUpper(keyword) ? Math.min(...values) : Math.max(...values);

export const isUpper = (keyword: LimitKeyword): boolean => keyword.startsWith('max') || keyword === 'exclusiveMaximum';

/** An integer below 10 is at most 9. */
function integersWithin(writer: Writer, keyword: 'maximum' | 'minimum'): readonly number[] {
  if (!typesOf(writer).every((type) => type !== 'number')) return [];
  const [exclusive, step] =
    keyword === 'maximum' ? (['exclusiveMaximum', -1] as const) : (['exclusiveMinimum', 1] as const);
  return writer
    .flatMap(({ limits }) => limits[exclusive] ?? [])
    .filter(Number.isSafeInteger)
    .map((each) => each + step);
}

/** Items that a closed tuple, or one whose item nothing can be, has at most. */
function lastItem({ items, parts }: SchemaNode): number | undefined {
  if (items === undefined) return undefined;
  if (!isTuple(items)) return items.never ? 0 : undefined;
  const impossible = items.findIndex(({ never }) => never);
  return impossible >= 0 ? impossible : parts.additionalItems?.never === true ? items.length : undefined;
}

/** Whether only the named properties may be there. */
export const isClosed = ({ parts, patternProperties }: SchemaNode): boolean =>
  parts.additionalProperties?.never === true && patternProperties.size === 0;

export const requiredOf = (writer: Writer): ReadonlySet<string> => new Set(writer.flatMap(({ required }) => required));

/** What holds for a property. */
export const propertyOf = (writer: Writer, name: string): Writer => writer.flatMap((node) => propertyAt(node, name));

/** What holds for the item at a position. */
export const itemOf = (writer: Writer, index: number): Writer => {
  const most = limitOf(writer, 'maxItems');
  return most !== undefined && index >= most ? [nothing] : writer.map((node) => itemAt(node, index));
};

/** Whether no value is there at all, as far as one can see. */
export const isImpossible = (writer: Writer): boolean =>
  writer.some(({ never }) => never) || typesOf(writer).length === 0 || valuesOf(writer)?.length === 0;
