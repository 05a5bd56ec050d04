import type { Type, types } from 'avsc';
import type { Gap } from '../schema-change';
import { unqualified } from './avro-type';

type Compare = (writer: Type, reader: Type) => readonly Gap[];

/** What a record’s reader can’t read of its writer’s fields; a field that only the writer has is skipped. */
export const fieldGaps = (writer: types.RecordType, reader: types.RecordType, compare: Compare): readonly Gap[] => [
  ...nameGaps(writer, reader),
  ...reader.fields.flatMap((field) => fieldGap(writer, field, compare)),
];

/** A named type is known by its name or an alias of the reader. */
export function nameGaps(writer: Type, reader: Type): readonly Gap[] {
  const names = [reader.name, ...(reader.aliases ?? [])].map(unqualified);
  if (writer.name === undefined || names.includes(unqualified(writer.name))) return [];
  return [
    {
      kind: 'break',
      path: ['name'],
      writer: writer.name,
      reader: String(reader.name),
      why: `the ${writer.typeName} is called "${unqualified(writer.name)}" where it is written, and no alias of the reader’s says so`,
      wanted: `have the alias "${unqualified(writer.name)}"`,
    },
  ];
}

function fieldGap(writer: types.RecordType, field: types.Field, compare: Compare): readonly Gap[] {
  const names = [...new Set([field.name, ...field.aliases])];
  const path = ['fields', field.name];
  const written = writer.fields.filter(({ name }) => names.includes(name));
  const [only] = written;
  if (written.length > 1) {
    return [
      {
        kind: 'break',
        path,
        writer: written.map(({ name }) => `"${name}"`).join(' and '),
        reader: `"${field.name}" with its aliases`,
        why: 'more than one field that is written goes by its names',
        wanted: 'have aliases that name one field',
      },
    ];
  }
  if (only !== undefined) {
    return compare(only.type, field.type).map((gap) => ({ ...gap, path: [...path, 'type', ...gap.path] }));
  }
  if (field.defaultValue() !== undefined) return [];
  return [
    {
      kind: 'break',
      path,
      writer: 'no such field',
      reader: `"${field.name}" without a default`,
      why: `the field "${field.name}" is not written and has no default`,
      wanted: `have a default for "${field.name}"`,
    },
  ];
}
