import { isRemote, referencesIn, targetOf } from '../../../lib/contracts/document/reference';

test.each([
  ['#/channels/stock', 'team/stock.yaml', ['channels', 'stock']],
  ['#/channels/a~1b~0c', 'team/stock.yaml', ['channels', 'a/b~c']],
  ['./schemas/stock.yaml#/stock', 'team/schemas/stock.yaml', ['stock']],
  ['../shared/stock.json', 'shared/stock.json', []],
  ['schemas/with%20space.json#/a%2Db', 'team/schemas/with space.json', ['a-b']],
  ['#', 'team/stock.yaml', []],
])('%s leads to its file and keys', (text, file, path) => {
  expect(targetOf(text, 'team/stock.yaml')).toEqual({ file, path });
});

test.each(['https://a.example/b.json', 'HTTP://a.example', 'file:///etc/passwd', '//a.example/b'])(
  '%s is nothing that lies beside the file',
  (text) => expect(isRemote(text)).toBe(true),
);

test('references are found wherever they stand, with the place of their text', () => {
  expect(referencesIn({ a: [{ $ref: '#/b' }], b: { $ref: './c.yaml', d: { $ref: '#/a' } } })).toEqual([
    { path: ['a', 0, '$ref'], text: '#/b' },
    { path: ['b', '$ref'], text: './c.yaml' },
    { path: ['b', 'd', '$ref'], text: '#/a' },
  ]);
});
