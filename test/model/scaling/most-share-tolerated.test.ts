import { mostShareTolerated } from '../../../lib/model/scaling/most-share-tolerated';

test('up to ten brokers every further one is a step that the autoscaler takes', () => {
  expect(mostShareTolerated(1, 10)).toBe(1);
  expect(mostShareTolerated(10, 11)).toBe(1);
});

test('of eleven and more it ignores one too few', () => {
  expect(mostShareTolerated(1, 15)).toBeCloseTo(12 / 11);
  expect(mostShareTolerated(14, 15)).toBeCloseTo(15 / 14);
});

test('with all brokers there nothing is ignored', () => {
  expect(mostShareTolerated(15, 15)).toBe(1);
});
