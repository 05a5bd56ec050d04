import { schemaFields } from '../../../lib/contracts/catalogue/schema-fields';

const json = (schema: unknown) =>
  schemaFields({ format: 'jsonSchema', schema }).map(({ path, type }) => `${path}: ${type}`);
const avro = (schema: unknown) => schemaFields({ format: 'avro', schema });

describe('fields of a schema', () => {
  test('lists, forms and parts are followed, and what several forms share is there once', () => {
    expect(
      json({
        allOf: [{ properties: { id: { const: 'x' } } }],
        oneOf: [
          {
            properties: {
              kind: { enum: ['A'] },
              lines: { type: 'array', items: { properties: { sku: { type: 'string' } } } },
            },
          },
          { properties: { kind: { enum: ['B'] } } },
        ],
      }),
    ).toEqual(['id: "x"', 'kind: one of "A"', 'lines: list of object', 'lines[].sku: string']);
  });

  test('a field of one form of several is not required', () => {
    const schema = { oneOf: [{ required: ['a'], properties: { a: {} } }, { properties: { b: {} } }] };
    expect(schemaFields({ format: 'jsonSchema', schema })).toMatchObject([
      { path: 'a', required: false },
      { path: 'b', required: false },
    ]);
  });

  test('a schema that holds itself comes to an end', () => {
    const node: Record<string, unknown> = { type: 'object' };
    node['properties'] = { name: { type: 'string' }, next: node, all: { type: 'array', items: node } };
    expect(json(node)).toEqual(['name: string', 'next: as above', 'all: list of what is above']);
  });

  test('what is no object is one line', () => {
    expect(json({ type: 'string', format: 'uuid' })).toEqual(['(all of it): string (uuid)']);
    expect(json(true)).toEqual(['(all of it): anything']);
  });

  test('Avro: records, unions, defaults and logical types', () => {
    expect(
      avro({
        type: 'record',
        name: 'Order',
        fields: [
          { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' }, doc: 'When.' },
          { name: 'note', type: ['null', 'string'], default: null },
          {
            name: 'lines',
            type: { type: 'array', items: { type: 'record', name: 'Line', fields: [{ name: 'sku', type: 'string' }] } },
          },
          { name: 'first', type: ['null', 'Line'] },
        ],
      }),
    ).toEqual([
      { path: 'at', type: 'long (timestamp-millis)', required: true, description: 'When.' },
      { path: 'note', type: 'null or string', required: false },
      { path: 'lines', type: 'list of record Line', required: true },
      { path: 'lines[].sku', type: 'string', required: true },
      { path: 'first', type: 'null or Line', required: false },
    ]);
  });
});
