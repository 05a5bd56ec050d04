import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { JsonSchema } from '../../lib/config/json-schema';
import { rootSchemas } from '../../lib/config/json-schema';
import { editorSchema } from '../../lib/config/editor-schema';
import { fieldsOf } from '../../lib/config/schema-fields';
import { exampleFile, exampleNames } from '../support/example';

const validate = new Ajv({ allErrors: true }).addKeyword('patternErrorMessage').compile(editorSchema());

const errorsIn = (tree: unknown) => {
  validate(tree);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
};

const example = (name: (typeof exampleNames)[number]) => parse(readFileSync(exampleFile(name), 'utf8'));

test.each(exampleNames)('an editor accepts the example %s', (name) => {
  expect(errorsIn(example(name))).toEqual([]);
});

test('an editor names the one key that is wrong under a kind, not every alternative', () => {
  const broken = example('production');
  broken.network.vpc.egres = 'none';
  expect(errorsIn(broken).filter((error) => !error.includes('"then"'))).toEqual([
    '/network/vpc must NOT have additional properties',
  ]);
});

test('an editor asks for a kind where no profile gives one', () => {
  const broken = example('private');
  delete broken.storage.objectStore.reach.kind;
  expect(errorsIn(broken).join()).toContain("/storage/objectStore/reach must have required property 'kind'");
});

const fields = [...fieldsOf(rootSchemas.aws()), ...fieldsOf(rootSchemas.kubernetes())];
const name = ({ path, choices }: (typeof fields)[number]) => [...path, ...choices.map(({ kind }) => kind)].join('.');

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
