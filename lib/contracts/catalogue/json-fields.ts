import type { SchemaField } from './schema-field';

type Keywords = Readonly<Record<string, unknown>>;

/** Levels of a record that a table shows. */
const deepest = 8;

/** Fields of a JSON Schema whose references are resolved; what holds itself is named where it comes again. */
export function jsonFields(schema: unknown): readonly SchemaField[] {
  const fields = isKeywords(schema) ? within(schema, { prefix: '', above: [schema], optional: false }) : [];
  return fields.length > 0 ? fields : [fieldOf('(all of it)', schema, { required: true, above: [] })];
}

interface Level {
  readonly prefix: string;
  /** The schemas that this one is in. */
  readonly above: readonly unknown[];
  /** Whether it is one of several forms of a record. */
  readonly optional: boolean;
}

function within(schema: Keywords, level: Level): readonly SchemaField[] {
  if (level.above.length > deepest) return [];
  const required = listOf(schema['required']);
  const own = isKeywords(schema['properties']) ? Object.entries(schema['properties']) : [];
  const forms = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])];
  const found = [
    ...own.flatMap(([name, field]) => {
      const path = `${level.prefix}${name}`;
      const isRequired = !level.optional && required.includes(name);
      return [fieldOf(path, field, { required: isRequired, above: level.above }), ...inside(path, field, level)];
    }),
    ...listOf(schema['allOf']).flatMap((part) => partOf(part, level)),
    ...forms.flatMap((form) => partOf(form, { ...level, optional: forms.length > 1 || level.optional })),
  ];
  // Forms that share a field have it once, as the first of them says it.
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}

const partOf = (part: unknown, level: Level): readonly SchemaField[] =>
  isKeywords(part) && !level.above.includes(part) ? within(part, { ...level, above: [...level.above, part] }) : [];

function inside(path: string, field: unknown, { above, optional }: Level): readonly SchemaField[] {
  if (!isKeywords(field) || above.includes(field)) return [];
  const items = field['items'];
  return [
    ...within(field, { prefix: `${path}.`, above: [...above, field], optional }),
    ...(isKeywords(items) && !above.includes(items)
      ? within(items, { prefix: `${path}[].`, above: [...above, field, items], optional })
      : []),
  ];
}

interface Place {
  readonly required: boolean;
  readonly above: readonly unknown[];
}

function fieldOf(path: string, schema: unknown, { required, above }: Place): SchemaField {
  const description = isKeywords(schema) ? schema['description'] : undefined;
  return {
    path,
    type: above.includes(schema) ? 'as above' : typeText(schema, above),
    required,
    ...(typeof description === 'string' ? { description } : {}),
  };
}

/** `string (uuid)`, `integer or null`, `list of string`, `one of "A", "B"`. */
function typeText(schema: unknown, above: readonly unknown[]): string {
  if (schema === false) return 'nothing';
  if (!isKeywords(schema)) return 'anything';
  if (above.length > deepest) return 'deeper';
  const { const: only, enum: values, type, format, items } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  const inner = [...above, schema];
  const forms = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])];
  if (type === undefined && forms.length > 0) {
    return [...new Set(forms.map((form) => (inner.includes(form) ? 'as above' : typeText(form, inner))))].join(' or ');
  }
  const types = (Array.isArray(type) ? type : [type]).filter((each) => typeof each === 'string');
  const texts = types.map((each) => {
    if (each === 'array') return `list of ${inner.includes(items) ? 'what is above' : typeText(items, inner)}`;
    return typeof format === 'string' && each !== 'null' ? `${each} (${format})` : each;
  });
  return texts.length > 0 ? texts.join(' or ') : isKeywords(schema['properties']) ? 'object' : 'anything';
}

const isKeywords = (value: unknown): value is Keywords =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
