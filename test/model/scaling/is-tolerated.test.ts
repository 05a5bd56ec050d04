import { isTolerated } from '../../../lib/model/scaling/is-tolerated';

test.each([9 / 10, 1, 10 / 11, 11 / 10, 100 / 91])('a share of %d changes nothing', (share) => {
  expect(isTolerated(share)).toBe(true);
});

test.each([0, 8 / 9, 9 / 8, 12 / 10, 100 / 90, Infinity])('a share of %d changes the number', (share) => {
  expect(isTolerated(share)).toBe(false);
});
