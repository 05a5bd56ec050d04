import type { SchemaField } from './schema-field';

type Attributes = Readonly<Record<string, unknown>>;

/** Fields of an Avro schema; a record that was there already is named and not shown again. */
export function avroFields(schema: unknown): readonly SchemaField[] {
  const fields = within(schema, '', new Set());
  return fields.length > 0 ? fields : [{ path: '(all of it)', type: typeText(schema), required: true }];
}

function within(schema: unknown, prefix: string, known: Set<unknown>): readonly SchemaField[] {
  if (Array.isArray(schema)) return schema.flatMap((branch) => within(branch, prefix, known));
  if (!isAttributes(schema)) return [];
  switch (schema['type']) {
    case 'array':
      return within(schema['items'], prefix.replace(/\.?$/, '[].'), known);
    case 'map':
      return within(schema['values'], prefix.replace(/\.?$/, '{}.'), known);
    case 'record':
      return known.has(schema['name']) ? [] : fieldsOf(schema, prefix, known.add(schema['name']));
    default:
      return isAttributes(schema['type']) || Array.isArray(schema['type']) ? within(schema['type'], prefix, known) : [];
  }
}

const fieldsOf = ({ fields }: Attributes, prefix: string, known: Set<unknown>): readonly SchemaField[] =>
  (Array.isArray(fields) ? fields.filter(isAttributes) : []).flatMap((field) => {
    const path = `${prefix}${String(field['name'])}`;
    const { type, doc } = field;
    return [
      {
        path,
        type: typeText(type),
        required: !Object.hasOwn(field, 'default') && !(Array.isArray(type) && type.includes('null')),
        ...(typeof doc === 'string' ? { description: doc } : {}),
      },
      ...within(type, `${path}.`, known),
    ];
  });

/** `string`, `int or null`, `list of Line`, `long (timestamp-millis)`. */
function typeText(schema: unknown): string {
  if (typeof schema === 'string') return schema;
  if (Array.isArray(schema)) return schema.map(typeText).join(' or ');
  if (!isAttributes(schema)) return 'anything';
  const { type, name, items, values, symbols, logicalType } = schema;
  switch (type) {
    case 'array':
      return `list of ${typeText(items)}`;
    case 'map':
      return `map of ${typeText(values)}`;
    case 'enum':
      return `one of ${Array.isArray(symbols) ? symbols.join(', ') : 'none'}`;
    case 'record':
    case 'fixed':
      return `${type} ${String(name)}`;
    default:
      return typeof logicalType === 'string' ? `${typeText(type)} (${logicalType})` : typeText(type);
  }
}

const isAttributes = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
