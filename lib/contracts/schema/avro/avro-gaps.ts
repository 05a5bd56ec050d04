import type { Type, types } from 'avsc';
import { comparisonMemory } from '../comparison-memory';
import type { Gap } from '../schema-change';
import { fieldGaps } from './field-gaps';
import { leafGaps } from './leaf-gaps';
import type { AvroSchema } from './read-avro';
import { readAvro } from './read-avro';
import { canRead, isRecord, isUnion, typeText } from './avro-type';

/**
 * What an Avro reader’s schema can’t read of a writer’s, by the specification’s schema resolution: promoted numbers, fields by
 * name or alias with the reader’s defaults, symbols, unions. The library has the last word.
 */
export function avroGaps(writerSchema: unknown, readerSchema: unknown): readonly Gap[] {
  const writer = read(writerSchema, 'written');
  const reader = read(readerSchema, 'read');
  if (!('schema' in writer) || !('schema' in reader)) {
    return [writer, reader].flatMap((each) => ('gap' in each ? [each.gap] : []));
  }
  const found = gapsBetween(writer.schema, reader.schema);
  const refusal = canRead(reader.schema.type, writer.schema.type);
  if (refusal === undefined || found.some(({ kind }) => kind === 'break')) return found;
  const [was, is] = [typeText(writer.schema.type), typeText(reader.schema.type)];
  return [...found, { kind: 'break', path: [], writer: was, reader: is, why: refusal, wanted: `read ${was}` }];
}

function read(schema: unknown, verb: string): { readonly schema: AvroSchema } | { readonly gap: Gap } {
  try {
    return { schema: readAvro(schema) };
  } catch (error) {
    const why = `what is ${verb} is no schema of Avro: ${error instanceof Error ? error.message : String(error)}`;
    const text = 'a schema';
    return { gap: { kind: 'undecided', path: [], writer: text, reader: text, why, wanted: 'be a schema of Avro' } };
  }
}

function gapsBetween(writerSchema: AvroSchema, readerSchema: AvroSchema): readonly Gap[] {
  const memory = comparisonMemory();
  const compare = (writer: Type, reader: Type, depth: number): readonly Gap[] => {
    if (isUnion(writer)) {
      return writer.types.flatMap((branch) => compare(branch, reader, depth));
    }
    if (isUnion(reader)) return intoUnion(writer, reader, (branch) => compare(writer, branch, depth));
    if (isRecord(writer) && isRecord(reader)) {
      return memory.answer({
        key: `${String(writer.name)}:${String(reader.name)}`,
        depth,
        compare: () => fieldGaps(writer, reader, (one, other) => compare(one, other, depth + 1)),
      });
    }
    if (writer.typeName === 'array' && reader.typeName === 'array') {
      const [one, other] = [writer, reader] as unknown as readonly [types.ArrayType, types.ArrayType];
      return below('items', compare(one.itemsType, other.itemsType, depth + 1));
    }
    if (writer.typeName === 'map' && reader.typeName === 'map') {
      const [one, other] = [writer, reader] as unknown as readonly [types.MapType, types.MapType];
      return below('values', compare(one.valuesType as Type, other.valuesType as Type, depth + 1));
    }
    return leafGaps([writer, writerSchema.logicalTypes.get(writer)], [reader, readerSchema.logicalTypes.get(reader)]);
  };
  return compare(writerSchema.type, readerSchema.type, 0);
}

const below = (part: string, gaps: readonly Gap[]): readonly Gap[] =>
  gaps.map((gap) => ({ ...gap, path: [part, ...gap.path] }));

/** The first branch that can read it does. */
function intoUnion(
  writer: Type,
  reader: types.UnwrappedUnionType,
  gapsOf: (branch: Type) => readonly Gap[],
): readonly Gap[] {
  const found = reader.types.map((branch) => ({ branch, gaps: gapsOf(branch) }));
  const reading = found.find(({ gaps }) => !gaps.some(({ kind }) => kind === 'break'));
  if (reading !== undefined) return reading.gaps;
  const [alike, ...others] = found.filter(({ branch }) => branch.typeName === writer.typeName);
  if (alike !== undefined && others.length === 0) return alike.gaps;
  return [
    {
      kind: 'break',
      path: [],
      writer: typeText(writer),
      reader: typeText(reader),
      why: `no branch of the union reads ${typeText(writer)}`,
      wanted: `have a branch ${typeText(writer)}`,
    },
  ];
}
