import type { Type } from 'avsc';
import type { Gap } from '../schema-change';
import { canRead, isEnum, isFixed, typeText } from './avro-type';
import { nameGaps } from './field-gaps';

/** A type with its logical type where it has one. */
type Leaf = readonly [Type, string | undefined];

/** What one type that holds no other can’t read of another. */
export function leafGaps([writer, writerLogical]: Leaf, [reader, readerLogical]: Leaf): readonly Gap[] {
  if (canRead(reader, writer) === undefined) return logicalGaps(writerLogical, readerLogical);
  const of = (path: Gap['path'], texts: readonly [string, string], why: string): Gap => ({
    kind: 'break',
    path,
    writer: texts[0],
    reader: texts[1],
    why,
    wanted: `read ${texts[0]}`,
  });
  if (isEnum(writer) && isEnum(reader)) {
    const missing = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol));
    return [
      ...nameGaps(writer, reader),
      ...(missing.length === 0
        ? []
        : [
            {
              ...of(['symbols'], [writer.symbols.join(', '), reader.symbols.join(', ')], ''),
              why: `the symbols ${missing.join(', ')} are not known, and there is no default symbol`,
              wanted: `know ${missing.join(', ')}, or have a default symbol`,
            },
          ]),
    ];
  }
  if (isFixed(writer) && isFixed(reader)) {
    const sizes = [String(writer.size), String(reader.size)] as const;
    const why = `${writer.size} bytes are written where ${reader.size} are read`;
    return [...nameGaps(writer, reader), ...(writer.size === reader.size ? [] : [of(['size'], sizes, why)])];
  }
  return [of([], [typeText(writer), typeText(reader)], `${typeText(writer)} is not read as ${typeText(reader)}`)];
}

function logicalGaps(writer: string | undefined, reader: string | undefined): readonly Gap[] {
  if (writer === reader) return [];
  return [
    {
      kind: 'undecided',
      path: ['logicalType'],
      writer: writer ?? 'no logical type',
      reader: reader ?? 'no logical type',
      why: 'the bytes are read, and what they mean is another thing; libraries differ in what they do with it',
      wanted: `keep the logical type ${writer ?? 'out'}`,
    },
  ];
}
