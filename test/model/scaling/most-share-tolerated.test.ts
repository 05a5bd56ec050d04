import { mostShareTolerated } from '../../../lib/model/scaling/most-share-tolerated';

test('up to ten brokers every further one is a step that the autoscaler takes', () => {
  expect(mostShareTolerated(1, 10)).toBe(1);
});

test('of ten and more it ignores one too few, and up to a tenth of any number', () => {
  expect(mostShareTolerated(10, 11)).toBe(1.1);
  expect(mostShareTolerated(1, 15)).toBe(1.1);
  expect(mostShareTolerated(91, 100)).toBeCloseTo(100 / 91);
  expect(mostShareTolerated(14, 15)).toBeCloseTo(15 / 14);
});

test('with all brokers there nothing is ignored', () => {
  expect(mostShareTolerated(15, 15)).toBe(1);
});
