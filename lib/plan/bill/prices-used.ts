import { daysBetween } from '../days-between';
import type { Bill, SystemBill } from './bill';
import type { Prices } from './prices';

/** From here on nobody knows whether a list price still holds. */
const oldAfterDays = 180;

export interface UsedPrices {
  readonly prices: Bill['prices'];
  /** Ids that lines ask for and nobody has. */
  readonly missing: readonly string[];
  readonly age: Pick<Bill, 'asOf' | 'ageDays' | 'confidence'>;
}

/** The prices behind the lines, each once, with the age of the oldest that an amount follows from. */
export function pricesUsed(
  systems: readonly SystemBill[],
  { prices, asOf }: { readonly prices: Prices; readonly asOf: string },
): UsedPrices {
  const ids = (some: readonly SystemBill['lines'][number][]) =>
    [...new Set(some.flatMap(({ price }) => (price === undefined ? [] : [price])))].sort();
  const lines = systems.flatMap((system) => system.lines);
  const used = ids(lines.filter(({ monthly }) => monthly.high !== 0)).flatMap((id) => {
    const entry = prices(id);
    return entry ? [{ id, ...entry, recalled: entry.recalled === true }] : [];
  });
  const oldest = used.map((price) => price.asOf).reduce((least, date) => (date < least ? date : least), asOf);
  const ageDays = daysBetween(oldest, asOf);
  const isSure = ageDays <= oldAfterDays && used.every(({ recalled }) => !recalled);
  return {
    prices: used,
    missing: ids(lines).filter((id) => prices(id) === undefined),
    age: { asOf: oldest, ageDays, confidence: isSure ? 'high' : 'reduced' },
  };
}
