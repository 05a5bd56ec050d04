import type { Spread } from './assumptions';
import type { Month } from './month';
import type { Prices } from './prices';
import type { Traffic } from './traffic';

/** What every system's bill follows from, in one scenario. Nothing else is looked up, so an example can be stated whole. */
export interface BillInput {
  readonly month: Month;
  /** Zones with brokers. */
  readonly zones: number;
  readonly traffic: Traffic;
  /** Hours of the month in which more is asked for than in ordinary ones. */
  readonly raisedHours: number;
  readonly spread: Spread;
  readonly prices: Prices;
}

/** Share of bytes that a client moves to or from a broker of another zone when nobody looks after zones, 0 to 1. */
export const crossingShare = (zones: number) => (zones > 1 ? (zones - 1) / zones : 0);
