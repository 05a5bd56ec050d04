import type { ChannelFields } from '../config/channel-fields';
import type { RecordSchema } from '../model/topic-contract';
import { avroGaps } from './avro/avro-gaps';
import { jsonSchemaGaps } from './json/json-schema-gaps';
import type { Gap, SchemaChange } from './schema-change';

export type CompatibilityMode = ChannelFields['x-compatibility'];

type Direction = SchemaChange['direction'];

const directionsOf: Readonly<Record<CompatibilityMode, readonly Direction[]>> = {
  none: [],
  backward: ['backward'],
  backwardTransitive: ['backward'],
  forward: ['forward'],
  forwardTransitive: ['forward'],
  full: ['backward', 'forward'],
  fullTransitive: ['backward', 'forward'],
};

/**
 * Every way in which a schema is not compatible with the version before it, in the sense of a schema registry’s modes. With
 * several previous versions, oldest first, the transitive modes compare with each and the others with the last; with one that
 * has no schema, which is undefined, nothing is compared. What no comparison of the two can decide is a change of the kind
 * `undecided`; no change at all means that the reader’s schema takes each record that the writer’s takes.
 */
export function schemaChanges(
  previous: RecordSchema | readonly (RecordSchema | undefined)[],
  current: RecordSchema,
  mode: CompatibilityMode,
): readonly SchemaChange[] {
  const versions = 'format' in previous ? [previous] : previous;
  const compared = mode.endsWith('Transitive') ? versions : versions.slice(-1);
  const first = versions.length - compared.length;
  return compared.flatMap((each, index) => {
    if (each === undefined) return [];
    return directionsOf[mode].flatMap((direction) =>
      (direction === 'backward' ? gapsBetween(each, current) : gapsBetween(current, each)).map((gap) =>
        changeOf(gap, direction, first + index),
      ),
    );
  });
}

function gapsBetween(writer: RecordSchema, reader: RecordSchema): readonly Gap[] {
  if (writer.format !== reader.format) {
    const why = 'records are written in another format than readers know';
    return [
      { kind: 'break', path: [], writer: writer.format, reader: reader.format, why, wanted: `read ${writer.format}` },
    ];
  }
  return writer.format === 'avro'
    ? avroGaps(writer.schema, reader.schema)
    : jsonSchemaGaps(writer.schema, reader.schema);
}

const changeOf = ({ kind, path, writer, reader, why, wanted }: Gap, direction: Direction, version: number) => {
  const isBackward = direction === 'backward';
  return {
    kind,
    path,
    was: isBackward ? writer : reader,
    is: isBackward ? reader : writer,
    direction,
    why: `${isBackward ? 'Who reads by the new version' : 'Who still reads by the old version'} ${kind === 'break' ? 'refuses records' : 'may refuse records'} of the ${isBackward ? 'old' : 'new'} one: ${why}.`,
    fix: isBackward
      ? `Let the new version ${wanted}; where it can’t, write to a new topic and move the readers.`
      : `Write nothing that the old version refuses, which would have to ${wanted}; or move every reader to the new version first and declare the mode "backward".`,
    version,
  };
};
