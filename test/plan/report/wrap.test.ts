import { wrap } from '../../../lib/plan/report/wrap';

test.each([
  ['us-east-1', 9, ['us-east-1']],
  ['eu-central-1', 9, ['eu-', 'central-1']],
  ['all records', 9, ['all', 'records']],
  ['incomprehensibilities', 9, ['incompreh', 'ensibilit', 'ies']],
])('%s in lines of %i letters', (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
