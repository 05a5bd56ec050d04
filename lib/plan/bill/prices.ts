import type { PriceBook, PriceEntry } from '../../facts/prices/price-book';
import { entryOf } from '../../facts/prices/price-book';

/** Where a bill finds prices; undefined where nobody knows one. */
export type Prices = (id: string) => PriceEntry | undefined;

/** Those of a deployment file go before those of the region. */
export const pricesOf =
  (own: PriceBook['prices'], book: PriceBook | undefined): Prices =>
  (id) => {
    const agreed = entryOf({ prices: own }, id);
    return agreed || !book ? agreed : entryOf(book, id);
  };
