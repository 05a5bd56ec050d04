import Ajv from 'ajv';
import fc from 'fast-check';
import { schemaChanges } from '../../../lib/contracts/schema/schema-changes';

const names = ['a', 'b', 'c'] as const;
type Json = Record<string, unknown>;

const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 3, 6, 1.5, '', 'a', 'bb', 'ccc');
const small = fc.integer({ min: 0, max: 4 });
const optional = <T>(keys: Record<string, fc.Arbitrary<T>>) =>
  fc.record(keys, { requiredKeys: [], noNullPrototype: true });

/** Schemas of a few letters, numbers and names, so that two of them often have something in common. */
const { schema } = fc.letrec<{ schema: Json | boolean; object: Json }>((tie) => {
  const child = tie('schema');
  const maybe = fc.option(child, { nil: undefined });
  const leaf = fc.oneof(
    fc.constantFrom<Json | boolean>(true, false, {}),
    fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object').map((type) => ({ type })),
    fc.subarray(['string', 'number', 'integer', 'null', 'object', 'array'], { minLength: 1 }).map((type) => ({ type })),
    fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }).map((values) => ({ enum: values })),
    scalar.map((value) => ({ const: value })),
    optional({ minimum: small, maximum: small, exclusiveMinimum: small, exclusiveMaximum: small }),
    fc.record({ type: fc.constant('integer'), multipleOf: fc.constantFrom(1, 2, 3) }),
    fc.record({ type: fc.constant('number'), multipleOf: fc.constantFrom(1, 2, 0.5) }),
    optional({ minLength: small, maxLength: small }),
    fc.constantFrom('^a', 'b$', '^.c').map((pattern) => ({ type: 'string', pattern })),
  );
  const combined = fc.oneof(
    fc
      .tuple(fc.constantFrom('allOf', 'anyOf', 'oneOf'), fc.array(child, { minLength: 1, maxLength: 3 }), maybe)
      .map(([keyword, members, beside]) => ({ ...(typeof beside === 'object' ? beside : {}), [keyword]: members })),
    child.map((not) => ({ not })),
    fc.tuple(child, maybe, maybe).map(([condition, then, otherwise]) => ({
      if: condition,
      ...(then === undefined ? {} : { then }),
      ...(otherwise === undefined ? {} : { else: otherwise }),
    })),
  );
  const ofItems = (keywords: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record<Json>(
      { uniqueItems: fc.boolean(), minItems: small, maxItems: small, ...keywords },
      { requiredKeys: ['items'], noNullPrototype: true },
    );
  const array = fc.oneof(
    ofItems({ type: fc.constant('array'), items: child, contains: child }),
    // Ajv 8.20 takes an empty array for `contains` where a tuple stands beside it.
    ofItems({ items: fc.array(child, { minLength: 1, maxLength: 2 }), additionalItems: child }),
  );
  return {
    schema: fc.oneof({ maxDepth: 3, depthSize: 'small' }, leaf, tie('object'), array, combined),
    object: fc.record(
      {
        type: fc.constant('object'),
        properties: optional({ a: child, b: child, c: child }),
        required: fc.subarray([...names]),
        additionalProperties: child,
        patternProperties: optional({ '^a': child, '^[ab]$': child }),
        propertyNames: fc.constantFrom<Json>({ pattern: '^a' }, { enum: ['a', 'b'] }, { maxLength: 2 }),
        dependencies: fc.oneof(optional<unknown>({ a: fc.subarray(['b', 'c']) }), optional<unknown>({ b: child })),
        minProperties: small,
        maxProperties: small,
      },
      { requiredKeys: ['type'], noNullPrototype: true },
    ),
  };
});

const { instance } = fc.letrec<{ instance: unknown }>((tie) => ({
  instance: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    scalar,
    fc.array(tie('instance'), { maxLength: 3 }),
    fc.record(
      { a: tie('instance'), b: tie('instance'), c: tie('instance'), ab: tie('instance') },
      { requiredKeys: [], noNullPrototype: true },
    ),
  ),
}));

/** A schema that is close to the first: one of its parts replaced, a keyword gone or another one there. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, schema, fc.nat(20)).map(([one, other, at]) => [one, changed(one, other, at)] as const),
);

function changed(one: unknown, other: unknown, at: number): Json | boolean {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return one as Json;
  const keys = Object.keys(one);
  const key = keys[at % (keys.length + 1)];
  if (key === undefined) return { ...(one as Json), ...(other as Json) };
  const value = (one as Json)[key];
  if (['items', 'not', 'additionalProperties', 'contains'].includes(key) && at % 2 === 0) {
    return { ...(one as Json), [key]: other };
  }
  if (key === 'properties') {
    const [first, ...rest] = Object.entries(value as Json);
    return {
      ...(one as Json),
      properties: Object.fromEntries(
        first === undefined ? [['a', other]] : [...rest, [first[0], changed(first[1], other, at >> 1)]],
      ),
    };
  }
  return Object.fromEntries(Object.entries(one).filter(([each]) => each !== key));
}

const ajv = new Ajv({
  strict: false,
  validateFormats: false,
  logger: false,
  addUsedSchema: false,
  code: { optimize: false },
});
const compile = (value: unknown) => ajv.compile(value as Json);
const of = (value: unknown) => ({ format: 'jsonSchema' as const, schema: value });

describe('JSON Schema compatibility', () => {
  test('what is called backward compatible takes every record that was valid before', () => {
    let tried = 0;
    fc.assert(
      fc.property(pair, fc.array(instance, { minLength: 30, maxLength: 40 }), ([before, after], instances) => {
        if (schemaChanges(of(before), of(after), 'backward').length > 0) return;
        const [wasValid, isValid] = [compile(before), compile(after)];
        for (const each of instances) {
          if (!wasValid(each)) continue;
          tried += 1;
          if (!isValid(each)) throw new Error(`${JSON.stringify(each)} is refused`);
        }
      }),
      { numRuns: 120 },
    );
    expect(tried).toBeGreaterThan(50);
  });

  test('a schema that changes nothing is compatible in both directions, but for what may be read in two ways', () => {
    fc.assert(
      fc.property(schema, (one) => {
        const breaks = schemaChanges(of(one), of(one), 'full').filter(({ kind }) => kind === 'break');
        expect(breaks).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
