import { priceIds } from '../facts/prices/price-ids';
import { didYouMean } from './did-you-mean';
import { factOf } from './fact';
import type { Rule } from './rule';

const priceKnown: Rule = {
  id: 'price-known',
  severity: 'error',
  why: 'A price that no line of the bill asks for changes nothing, and whoever wrote it believes that it does.',
  fix: 'Write an id of docs/prices.md.',
  check: ({ plan: { prices } }) =>
    Object.keys(prices)
      .filter((id) => factOf(priceIds, id) === undefined)
      .map((id) => ({
        path: ['plan', 'prices', id],
        message: `"${id}" is not the id of a price.`,
        ...didYouMean(id, Object.keys(priceIds)),
      })),
};

const priceUnit: Rule = {
  id: 'price-unit',
  severity: 'error',
  why: 'A bill multiplies prices with quantities in the unit of the price book; another unit makes it wrong by as much as they differ.',
  fix: 'Write the price of the unit that docs/prices.md names, and that unit.',
  check: ({ plan: { prices } }) =>
    Object.entries(prices).flatMap(([id, { unit }]) => {
      const known = factOf(priceIds, id);
      if (!known || known.unit === unit) return [];
      const message = `"${unit}"; "${id}" is priced by "${known.unit}".`;
      return [{ path: ['plan', 'prices', id, 'unit'], message }];
    }),
};

export const priceRules = [priceKnown, priceUnit];
