import type { Schema } from 'avsc';
import { Type } from 'avsc';
import fc from 'fast-check';
import { schemaChanges } from '../../../lib/contracts/schema/schema-changes';

const of = (schema: unknown) => ({ format: 'avro' as const, schema });

const primitive = fc.constantFrom('null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string');
const fieldNames = ['a', 'b', 'c'] as const;

/** Defaults that fit one kind of type each. */
const defaults: Readonly<Record<string, unknown>> = { int: 1, long: 1, float: 1, double: 1, string: '', null: null };

/** A record of which each field may be a type, a list, a union, a named type or the record itself. */
const schema = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...fieldNames),
      shape: fc.constantFrom('plain', 'plain', 'list', 'map', 'union', 'enum', 'fixed', 'self', 'record'),
      type: primitive,
      other: primitive,
      symbols: fc.subarray(['ON', 'OFF', 'IDLE'], { minLength: 1 }),
      symbolDefault: fc.boolean(),
      size: fc.integer({ min: 1, max: 2 }),
      withDefault: fc.boolean(),
      alias: fc.constantFrom(undefined, 'a', 'b'),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
  )
  .map((fields) => ({
    type: 'record',
    name: 'stock.Item',
    fields: fields.map((field) => ({
      name: field.name,
      type: typeOf(field),
      ...(field.shape === 'plain' && field.withDefault && field.type in defaults
        ? { default: defaults[field.type] }
        : {}),
      ...(field.alias === undefined || fields.some(({ name }) => name === field.alias)
        ? {}
        : { aliases: [field.alias] }),
    })),
  }));

interface Shape {
  readonly name: string;
  readonly shape: string;
  readonly type: string;
  readonly other: string;
  readonly symbols: readonly string[];
  readonly symbolDefault: boolean;
  readonly size: number;
}

function typeOf({ name, shape, type, other, symbols, symbolDefault, size }: Shape): unknown {
  const own = `${shape}_${name}`;
  switch (shape) {
    case 'list':
      return { type: 'array', items: type };
    case 'map':
      return { type: 'map', values: [...new Set([type, other])] };
    case 'union':
      return [...new Set([type, other, 'null'])];
    case 'enum':
      return { type: 'enum', name: own, symbols, ...(symbolDefault ? { default: symbols[0] } : {}) };
    case 'fixed':
      return { type: 'fixed', name: own, size };
    case 'self':
      return ['null', 'stock.Item'];
    case 'record':
      return { type: 'record', name: own, fields: [{ name: 'x', type }] };
    default:
      return type;
  }
}

/** Whether Avro's library itself makes a reader for what was written. */
function libraryReads(written: unknown, read: unknown): boolean {
  try {
    Type.forSchema(read as Schema, { wrapUnions: 'always' }).createResolver(
      Type.forSchema(written as Schema, { wrapUnions: 'always' }),
      {
        ignoreNamespaces: true,
      },
    );
    return true;
  } catch {
    return false;
  }
}

describe('Avro compatibility', () => {
  test('a break is named exactly where Avro’s library makes no reader, and each with its place', () => {
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(schema, schema, (written, read) => {
        const breaks = schemaChanges(of(written), of(read), 'backward').filter(({ kind }) => kind === 'break');
        const reads = libraryReads(written, read);
        verdicts.add(reads);
        expect(breaks.length === 0).toBe(reads);
        expect(breaks.every(({ path }) => path.length > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(verdicts.size).toBe(2);
  });

  test('a schema is compatible with itself in both directions', () => {
    fc.assert(fc.property(schema, (one) => expect(schemaChanges(of(one), of(one), 'full')).toEqual([])));
  });

  const record = (...fields: readonly unknown[]) => of({ type: 'record', name: 'Item', fields });

  test.each([
    [
      'a new field without a default',
      record({ name: 'a', type: 'int' }),
      record({ name: 'a', type: 'int' }, { name: 'b', type: 'int' }),
      ['fields', 'b'],
    ],
    [
      'a number that no longer fits',
      record({ name: 'a', type: 'long' }),
      record({ name: 'a', type: 'int' }),
      ['fields', 'a', 'type'],
    ],
    [
      'a symbol that is gone',
      record({ name: 'a', type: { type: 'enum', name: 'State', symbols: ['ON', 'OFF'] } }),
      record({ name: 'a', type: { type: 'enum', name: 'State', symbols: ['ON'] } }),
      ['fields', 'a', 'type', 'symbols'],
    ],
    [
      'an item deep in a list of records',
      record({ name: 'a', type: { type: 'array', items: { type: 'record', name: 'Line', fields: [] } } }),
      record({
        name: 'a',
        type: { type: 'array', items: { type: 'record', name: 'Line', fields: [{ name: 'q', type: 'int' }] } },
      }),
      ['fields', 'a', 'type', 'items', 'fields', 'q'],
    ],
  ])('%s is found at its place, backward', (_, before, after, path) => {
    expect(schemaChanges(before, after, 'backward')).toMatchObject([{ kind: 'break', direction: 'backward', path }]);
  });

  test('what only the other direction breaks is left alone, and said in that direction', () => {
    const [before, after] = [record({ name: 'a', type: 'long' }), record({ name: 'a', type: 'int' })];
    expect(schemaChanges(after, before, 'backward')).toEqual([]);
    expect(schemaChanges(after, before, 'forward')).toMatchObject([{ direction: 'forward', was: 'int', is: 'long' }]);
  });

  test('another meaning of the same bytes is a question, not a break', () => {
    const before = record({ name: 'a', type: { type: 'bytes', logicalType: 'decimal', precision: 8, scale: 2 } });
    const after = record({ name: 'a', type: { type: 'bytes', logicalType: 'decimal', precision: 8, scale: 3 } });
    expect(schemaChanges(before, after, 'backward')).toMatchObject([
      { kind: 'undecided', path: ['fields', 'a', 'type', 'logicalType'], was: 'decimal(8, 2)', is: 'decimal(8, 3)' },
    ]);
  });

  test('many records that share each other come to an end', () => {
    const chain = (depth: number): unknown =>
      depth === 0
        ? 'int'
        : {
            type: 'record',
            name: `R${depth}`,
            fields: [
              { name: 'l', type: chain(depth - 1) },
              { name: 'r', type: depth === 1 ? 'int' : `R${depth - 1}` },
            ],
          };
    expect(schemaChanges(of(chain(40)), of(chain(40)), 'full')).toEqual([]);
  });

  test('what is no schema is said', () => {
    expect(schemaChanges(of({ type: 'record', name: 'Item' }), of('int'), 'backward')).toMatchObject([
      { kind: 'undecided' },
    ]);
  });
});
