import type { MessageContract, RecordSchema } from '../model/topic-contract';

/** A field of a record. */
export interface RecordField {
  /** Name, with those that it lies in before it: `item.productId`. */
  readonly name: string;
  /** Whether every record has it. */
  readonly isRequired: boolean;
  /** What a JSON Schema says of its form, such as `uuid`. */
  readonly format?: string;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Whether records of this kind have a key and no value. */
export const isTombstone = ({ payload }: MessageContract): boolean =>
  payload !== undefined && isNull(payload.schema, payload.format);

/** Whether a schema is that of nothing. */
function isNull(schema: unknown, format: RecordSchema['format']): boolean {
  if (format === 'avro') return schema === 'null' || (isNode(schema) && schema['type'] === 'null');
  if (!isNode(schema)) return false;
  const { type } = schema;
  return (
    type === 'null' || schema['const'] === null || (Array.isArray(type) && type.length === 1 && type[0] === 'null')
  );
}

/** Whether a record without value is one of this kind. */
export function allowsNull({ payload }: MessageContract): boolean {
  if (payload === undefined) return false;
  const { schema, format } = payload;
  if (format === 'avro') return Array.isArray(schema) ? schema.includes('null') : isNull(schema, format);
  if (!isNode(schema) || isNull(schema, format)) return isNode(schema);
  const { type } = schema;
  if (Array.isArray(type)) return type.includes('null');
  return [...nodes(schema['oneOf']), ...nodes(schema['anyOf'])].some((inner) => isNull(inner, format));
}

/** Every field of the payload and the headers, nested ones too; undefined where a message has no schema for either. */
export function recordFields({ payload, headers }: MessageContract): readonly RecordField[] | undefined {
  if (payload === undefined && headers === undefined) return undefined;
  return [payload, headers].flatMap((part) => (part === undefined ? [] : fieldsOf(part)));
}

/** The fields of one schema. */
export const fieldsOf = ({ schema, format }: RecordSchema): readonly RecordField[] =>
  format === 'avro' ? avroFields(schema, '', new Set()) : jsonFields(schema, '', new Set());

function jsonFields(schema: unknown, before: string, seen: ReadonlySet<unknown>): readonly RecordField[] {
  if (!isNode(schema) || seen.has(schema)) return [];
  const within = new Set([...seen, schema]);
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const own = Object.entries(isNode(schema['properties']) ? schema['properties'] : {}).flatMap(([key, inner]) => {
    const format = isNode(inner) ? inner['format'] : undefined;
    const field: RecordField = {
      name: `${before}${key}`,
      isRequired: required.includes(key),
      ...(typeof format === 'string' ? { format } : {}),
    };
    const nested = jsonFields(inner, `${before}${key}.`, within);
    return [field, ...nested.map((each) => (field.isRequired ? each : { ...each, isRequired: false }))];
  });
  const all = nodes(schema['allOf']).flatMap((inner) => jsonFields(inner, before, within));
  const choices = [nodes(schema['oneOf']), nodes(schema['anyOf'])].flatMap((options) => {
    const real = options.filter((inner) => !isNull(inner, 'jsonSchema'));
    return inEveryOption(real.map((inner) => jsonFields(inner, before, within)));
  });
  return joined([...own, ...all, ...choices, ...jsonFields(schema['items'], `${before}[].`, within)], required, before);
}

/** `required` may stand beside `allOf` with the fields that it means. */
const joined = (fields: readonly RecordField[], required: readonly unknown[], before: string) =>
  fields.map((field) => (required.includes(field.name.slice(before.length)) ? { ...field, isRequired: true } : field));

/** A field of one option is required where each of them requires it. */
const inEveryOption = (options: readonly (readonly RecordField[])[]): readonly RecordField[] =>
  options.flat().map((field) => ({
    ...field,
    isRequired: options.every((option) => option.some(({ name, isRequired }) => name === field.name && isRequired)),
  }));

function avroFields(schema: unknown, before: string, seen: ReadonlySet<unknown>): readonly RecordField[] {
  if (Array.isArray(schema)) {
    const real = schema.filter((inner) => inner !== 'null');
    return inEveryOption(real.map((inner) => avroFields(inner, before, seen)));
  }
  if (!isNode(schema) || seen.has(schema)) return [];
  const within = new Set([...seen, schema]);
  if (isNode(schema['type']) || Array.isArray(schema['type'])) return avroFields(schema['type'], before, within);
  if (schema['type'] === 'array') return avroFields(schema['items'], `${before}[].`, within);
  return nodes(schema['fields']).flatMap((field) => {
    const name = `${before}${String(field['name'])}`;
    const { type } = field;
    const isRequired = !(type === 'null' || (Array.isArray(type) && type.includes('null')));
    const nested = avroFields(type, `${name}.`, within);
    const logical = isNode(type) ? type['logicalType'] : undefined;
    return [
      { name, isRequired, ...(typeof logical === 'string' ? { format: logical } : {}) },
      ...nested.map((each) => (isRequired ? each : { ...each, isRequired: false })),
    ];
  });
}
