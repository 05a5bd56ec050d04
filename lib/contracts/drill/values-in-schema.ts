import type { MessageContract, RecordSchema } from '../model/topic-contract';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * The few values that schemas allow for a field such as `item.region`: those of a `const`, an `enum` or a boolean, in the
 * payload or the headers of any message; undefined where it may be anything.
 */
export function valuesInSchema(messages: readonly MessageContract[], field: string): readonly string[] | undefined {
  const found = messages.flatMap(({ payload, headers }) =>
    [payload, headers].flatMap((schema) =>
      schema === undefined ? [] : [fewValues(schemaOf(schema, field.split('.')))],
    ),
  );
  const values = [...new Set(found.flatMap((each) => (each === undefined ? [] : each)))];
  return values.length === 0 ? undefined : values;
}

function schemaOf({ format, schema }: RecordSchema, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (format === 'avro' ? avroField(at, name) : jsonProperty(at, name)), schema);
}

const jsonProperty = (schema: unknown, name: string): unknown =>
  isObject(schema) && isObject(schema.properties) ? schema.properties[name] : undefined;

function avroField(schema: unknown, name: string): unknown {
  const record = isObject(schema) && isObject(schema.type) ? schema.type : schema;
  if (!isObject(record) || !Array.isArray(record.fields)) return undefined;
  const field = (record.fields as readonly unknown[]).find((each) => isObject(each) && each.name === name);
  return isObject(field) ? field.type : undefined;
}

function fewValues(schema: unknown): readonly string[] | undefined {
  if (schema === 'boolean') return ['true', 'false'];
  if (!isObject(schema)) return undefined;
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.type === 'boolean') return ['true', 'false'];
  const listed = schema.type === 'enum' ? schema.symbols : schema.enum;
  return Array.isArray(listed) ? listed.map((each) => JSON.stringify(each)) : undefined;
}
