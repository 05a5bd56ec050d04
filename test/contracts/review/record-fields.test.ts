import type { MessageContract, RecordSchema } from '../../../lib/contracts/model/topic-contract';
import { personalData } from '../../../lib/contracts/review/personal-data';
import { allowsNull, isTombstone, recordFields } from '../../../lib/contracts/review/record-fields';
import { sameSchema } from '../../../lib/contracts/review/same-schema';

const place = { document: 'contracts.yaml', path: ['channels', 'changes', 'messages', 'changed'] };
const json = (schema: unknown): RecordSchema => ({ format: 'jsonSchema', schema });
const avro = (schema: unknown): RecordSchema => ({ format: 'avro', schema });
const message = (payload?: RecordSchema, headers?: RecordSchema): MessageContract => ({
  name: 'changed',
  ...(payload ? { payload } : {}),
  ...(headers ? { headers } : {}),
  place,
});

const fields = (payload: RecordSchema, headers?: RecordSchema) =>
  Object.fromEntries(
    (recordFields(message(payload, headers)) ?? []).map(({ name, isRequired }) => [name, isRequired] as const),
  );

test('fields of payload and headers are found at any depth, and required only where everything above them is', () => {
  const payload = json({
    type: 'object',
    required: ['item'],
    properties: {
      item: { type: 'object', required: ['id'], properties: { id: {}, name: {} } },
      origin: { type: 'object', required: ['store'], properties: { store: {} } },
      lines: { type: 'array', items: { type: 'object', properties: { sku: {} } } },
    },
  });
  expect(fields(payload, json({ type: 'object', required: ['trace'], properties: { trace: {} } }))).toEqual({
    item: true,
    'item.id': true,
    'item.name': false,
    origin: false,
    'origin.store': false,
    lines: false,
    'lines.[].sku': false,
    trace: true,
  });
});

test('of alternatives a field is required where each of them requires it, null aside', () => {
  const id = { id: {} };
  const both = json({ oneOf: [{ type: 'null' }, { required: ['id'], properties: id }] });
  expect(fields(both)).toEqual({ id: true });
  const one = json({ anyOf: [{ required: ['id'], properties: id }, { properties: { other: {} } }] });
  expect(fields(one)).toEqual({ id: false, other: false });
  const beside = json({ required: ['id'], allOf: [{ properties: id }] });
  expect(fields(beside)).toEqual({ id: true });
});

test('a schema that holds itself ends', () => {
  const node: { properties: Record<string, unknown> } = { properties: {} };
  node.properties['parent'] = node;
  expect(fields(json(node))).toEqual({ parent: false });
});

test('fields of Avro records are required unless they may be null', () => {
  const schema = avro({
    type: 'record',
    name: 'Change',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'note', type: ['null', 'string'], default: null },
      { name: 'item', type: { type: 'record', name: 'Item', fields: [{ name: 'sku', type: 'string' }] } },
    ],
  });
  expect(fields(schema)).toEqual({ id: true, note: false, item: true, 'item.sku': true });
});

test.each([
  [json({ type: 'null' }), true, true],
  [json({ const: null }), true, true],
  [json({ type: ['object', 'null'] }), false, true],
  [json({ oneOf: [{ type: 'object' }, { type: 'null' }] }), false, true],
  [json({ type: 'object' }), false, false],
  [avro('null'), true, true],
  [avro(['null', { type: 'record', name: 'Change', fields: [] }]), false, true],
  [avro({ type: 'record', name: 'Change', fields: [] }), false, false],
])('%j: a tombstone %s, may be null %s', (payload, tombstone, nullable) => {
  expect(isTombstone(message(payload))).toBe(tombstone);
  expect(allowsNull(message(payload))).toBe(nullable);
});

test('a message without schemas has no known fields, which is not the same as none', () => {
  expect(recordFields(message())).toBeUndefined();
});

test('what a schema tells people, and what the parser left in it, makes no other schema', () => {
  expect(
    sameSchema(
      json({ type: 'string', description: 'warehouse', 'x-parser-schema-id': '<anonymous-1>' }),
      json({ description: 'warehouse and product', type: 'string' }),
    ),
  ).toBe(true);
  expect(sameSchema(json({ type: 'string' }), json({ type: 'integer' }))).toBe(false);
  expect(sameSchema(json('string'), avro('string'))).toBe(false);
});

test.each([
  'email',
  'customer.emailAddress',
  'phone_number',
  'firstName',
  'customerName',
  'address',
  'shippingAddress',
  'ip',
  'clientIp',
  'dateOfBirth',
  'card_number',
  'deviceId',
])('%s looks personal', (name) => {
  expect(personalData(name)).toBeDefined();
});

test.each(['productName', 'warehouseId', 'sku', 'quantity', 'shippedAt', 'addressed', 'ipad', 'description', 'panel'])(
  '%s does not look personal',
  (name) => {
    expect(personalData(name)).toBeUndefined();
  },
);
