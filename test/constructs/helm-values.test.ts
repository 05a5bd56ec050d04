import { helmValues } from '../../lib/constructs/helm-values';

test('dotted keys become nested values, and true and false become what they mean', () => {
  expect(helmValues({ 'a.b.c': 'false', 'a.b.d': 'text', 'a.e': '3', f: 'true' })).toEqual({
    a: { b: { c: false, d: 'text' }, e: '3' },
    f: true,
  });
});

test('a number in brackets is a place in a list', () => {
  expect(helmValues({ 'a.env[0].name': 'X', 'a.env[0].value': 'true', 'a.env[1].name': 'Y' })).toEqual({
    a: { env: [{ name: 'X', value: true }, { name: 'Y' }] },
  });
});
