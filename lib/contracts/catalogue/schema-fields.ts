import type { RecordSchema } from '../model/topic-contract';
import { avroFields } from './avro-fields';
import { jsonFields } from './json-fields';
import type { SchemaField } from './schema-field';

/** Fields after which a table says nothing more to anybody; a schema that holds itself would have no end. */
const mostFields = 400;

/** The fields of a schema, each with its path from the top; one line for a schema that has none. */
export const schemaFields = ({ format, schema }: RecordSchema): readonly SchemaField[] =>
  (format === 'avro' ? avroFields(schema) : jsonFields(schema)).slice(0, mostFields);
