import type { Gap } from '../schema-change';
import { readSchema } from './read-schema';
import { relationOfSchemas } from './relation-of-schemas';

/**
 * What a reader’s JSON Schema (draft 7, references resolved or within the schema) refuses of what a writer’s takes, in the
 * sense in which schema registries hold versions against each other: open and closed content models, types, values, limits,
 * tuples and combinations.
 */
export const jsonSchemaGaps = (writer: unknown, reader: unknown): readonly Gap[] =>
  relationOfSchemas().gaps([readSchema(writer)], readSchema(reader));
