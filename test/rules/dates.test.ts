import { isRealDate } from '../../lib/rules/dates';

test.each([
  ['2028-02-29', 'a leap year has it'],
  ['2000-02-29', 'so has every fourth century'],
  ['2026-04-30', 'the last of a short month'],
  ['2026-12-31', 'the last of a long one'],
])('%s is a day: %s', (text) => {
  expect(isRealDate(text)).toBe(true);
});

test.each([
  ['2026-02-29', 'no leap year'],
  ['2100-02-29', 'no leap year, although four divides it'],
  ['2026-06-31', 'a short month'],
  ['2026-13-01', 'no month'],
  ['26-01-01', 'another form'],
  ['2026-01-01T00:00', 'another form'],
])('%s is no day: %s', (text) => {
  expect(isRealDate(text)).toBe(false);
});
