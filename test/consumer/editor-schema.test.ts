import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { JsonSchema } from '../../lib/config/json-schema';
import { fieldsOf } from '../../lib/config/schema-fields';
import { consumerEditorSchema, consumerRoot } from '../../lib/consumer/config/consumer-json-schema';
import { consumerFile, consumerNames } from '../support/consumer-variant';

const validate = new Ajv({ allErrors: true }).addKeyword('patternErrorMessage').compile(consumerEditorSchema());

const errorsIn = (tree: unknown) => {
  validate(tree);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};

const example = (name: string) => parse(readFileSync(consumerFile(name), 'utf8'));

test.each(consumerNames)('an editor accepts the example %s', (name) => {
  expect(errorsIn(example(name))).toEqual([]);
});

test('an editor names a key that the file can’t have, and a value that is out of range', () => {
  const { clients, ...rest } = example('storefront');
  expect(errorsIn({ ...rest, client: clients, dnsTtlSeconds: 300 })).toEqual([
    " must have required property 'clients'",
    ' must NOT have additional properties',
    '/dnsTtlSeconds must be <= 60',
  ]);
});

const fields = fieldsOf(consumerRoot());
const name = ({ path }: (typeof fields)[number]) => path.join('.');

test('every setting says what it means', () => {
  expect(fields.filter(({ schema }) => schema.description === undefined).map(name)).toEqual([]);
});

test('every number has a least and a most, and every text a form or a longest length', () => {
  const isOpen = ({ type, maximum, minimum, maxLength, pattern, enum: choices, const: only }: JsonSchema) =>
    only === undefined &&
    choices === undefined &&
    ((type === 'integer' && (minimum === undefined || maximum === undefined)) ||
      (type === 'string' && maxLength === undefined && pattern === undefined));
  expect(fields.filter(({ schema }) => isOpen(schema) || (schema.items && isOpen(schema.items))).map(name)).toEqual([]);
});

test('every form is explained in words', () => {
  const unexplained = ({ pattern, patternErrorMessage }: JsonSchema) =>
    pattern !== undefined && !patternErrorMessage?.startsWith('must be');
  expect(fields.filter(({ schema }) => unexplained(schema)).map(name)).toEqual([]);
});
