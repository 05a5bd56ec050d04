import { Type } from 'avsc';
import { isPlain } from '../../config/plain';
import type { Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import type { RecordSchema } from '../model/topic-contract';

export interface CheckedSchema {
  readonly schema?: RecordSchema;
  /** Path begins at the schema. */
  readonly problem?: Problem;
}

/** JSON Schema as AsyncAPI has it, which is draft 7 and a little more, and as it is. */
const jsonSchemaForms = [/^application\/vnd\.aai\.asyncapi(\+(json|yaml))?;/, /^application\/schema(\+(json|yaml));/];

/** Avro, written as JSON or YAML; the version says nothing that its parser would read otherwise. */
const avroForm = /^application\/vnd\.apache\.avro(\+(json|yaml))?(;|$)/;

/**
 * A schema of payload, headers or key, which may stand under `schema` beside its `schemaFormat`.
 * @param node with its references resolved
 */
export function recordSchema(node: unknown): CheckedSchema {
  if (!isPlain(node) || typeof node.schemaFormat !== 'string' || !Object.hasOwn(node, 'schema')) {
    return { schema: { format: 'jsonSchema', schema: node } };
  }
  const { schemaFormat, schema } = node;
  if (jsonSchemaForms.some((form) => form.test(schemaFormat))) return { schema: { format: 'jsonSchema', schema } };
  if (avroForm.test(schemaFormat)) {
    const message = avroFault(schema);
    return message === undefined
      ? { schema: { format: 'avro', schema } }
      : {
          problem: {
            path: ['schema'],
            message: `this is no schema of Avro: ${message}`,
            fix: 'Correct it as https://avro.apache.org/docs/1.11.1/specification/ says.',
            rule: 'avro-schema',
          },
        };
  }
  return {
    problem: {
      path: ['schemaFormat'],
      message: `${shown(schemaFormat)} is not read: schemas are JSON Schema or Avro.`,
      fix: 'Write `application/schema+json;version=draft-07` or `application/vnd.apache.avro;version=1.9.0`, and the schema so.',
      rule: 'schema-format',
    },
  };
}

function avroFault(schema: unknown): string | undefined {
  try {
    Type.forSchema(schema as Parameters<typeof Type.forSchema>[0]);
    return undefined;
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `${line.length > 120 ? `${line.slice(0, 120)}…` : line.replace(/\.$/, '')}.`;
  }
}
