import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import Ajv from 'ajv';
import { editorSchema } from '../../lib/config/editor-schema';
import { InvalidDeployment } from '../../lib/config/invalid-deployment';
import { isPlain } from '../../lib/config/plain';
import { parseDeployment, resolveDeployment } from '../../lib/load-deployment';
import { exampleFile, exampleNames } from '../support/example';
import { deploymentInputs, generated } from '../support/generated-deployment';

const examples = exampleNames.map((name) => readFileSync(exampleFile(name), 'utf8'));

/** A valid deployment or an InvalidDeployment with at least one problem; anything else is a defect. */
function answered(text: string): boolean {
  try {
    return parseDeployment(text, 'mutated.yaml').name !== '';
  } catch (error) {
    if (!(error instanceof InvalidDeployment)) throw error;
    return error.problems.length > 0 && error.problems.every(({ message, fix }) => message !== '' && fix !== '');
  }
}

/** Every place in a tree. */
function paths(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const entries = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : isPlain(value)
      ? Object.entries(value)
      : [];
  return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([key, inner]) => paths(inner, [...path, key]))];
}

function changed(tree: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(tree)) return tree.map((item, index) => (index === key ? changed(item, rest, value) : item));
  const group = isPlain(tree) ? tree : {};
  return { ...group, [key]: changed(group[key], rest, value) };
}

const oddities = fc.oneof(
  fc.constantFrom(
    null,
    '',
    0,
    -1,
    1.5,
    1e21,
    NaN,
    true,
    [],
    {},
    [null],
    'constructor',
    '__proto__',
    '0.0.0.0/0',
    '10.0.0.0/99',
    'new',
    'existing',
    'none',
    '999',
  ),
  fc.constantFrom(
    { kind: 'new' },
    { kind: 'existing' },
    { kind: 'none' },
    { kind: 7 },
    { kind: null },
    [[]],
    [{}],
    ['a', 'a'],
    [{ id: 'a', number: 99 }],
  ),
  fc.string(),
  fc.integer(),
  fc.jsonValue({ maxDepth: 2 }),
);

const trees = examples.map((text) => parse(text) as unknown);
const mutations = fc
  .constantFrom(...trees)
  .chain((tree) =>
    fc
      .array(fc.tuple(fc.constantFrom(...paths(tree)), oddities), { minLength: 1, maxLength: 3 })
      .map((edits) => edits.reduce((each, [path, value]) => changed(each, path, value), tree)),
  );

test('a file with values that nobody expects is answered with problems, never with a crash', () => {
  fc.assert(
    fc.property(mutations, (tree) => answered(stringify(tree))),
    { numRuns: 120 },
  );
});

test('a file that lost, doubled or gained characters is answered with problems, never with a crash', () => {
  const edits = fc.tuple(
    fc.constantFrom(...examples),
    fc.nat(3000),
    fc.nat(40),
    fc.oneof(
      fc.string(),
      fc.constantFrom('\t', '*a', '&a ', '{', '[', '"', '---\n', '<<: ', '? ', '!x ', '|\n', '\u0000', '- '),
    ),
  );
  fc.assert(
    fc.property(edits, ([text, at, length, insert]) => answered(text.slice(0, at) + insert + text.slice(at + length))),
    { numRuns: 80 },
  );
});

test('a generated deployment is valid, also in the eyes of an editor', () => {
  const validate = new Ajv({ allErrors: true }).addKeyword('patternErrorMessage').compile(editorSchema());
  fc.assert(
    fc.property(deploymentInputs, (input) => {
      expect(generated(input).name).toBe(input.name);
      validate(input);
      expect(validate.errors).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test('the resolved form of a generated deployment resolves to itself', () => {
  fc.assert(
    fc.property(deploymentInputs, (input) => {
      const { config } = resolveDeployment(stringify(input, { aliasDuplicateObjects: false }), 'a.yaml');
      expect(resolveDeployment(stringify(config, { aliasDuplicateObjects: false }), 'b.yaml').config).toEqual(config);
    }),
    { numRuns: 25 },
  );
});
