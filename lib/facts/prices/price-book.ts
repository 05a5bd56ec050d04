import euCentral1 from './eu-central-1.json';
import euWest1 from './eu-west-1.json';
import usEast1 from './us-east-1.json';

/** Up to this quantity of a month the unit costs so much; the last tier has no end. */
interface PriceTier {
  readonly upTo?: number;
  readonly price: number;
}

/** What something costs, in which unit, who says so and since when. */
export interface PriceEntry {
  /** One price for any quantity; left out where there are tiers. */
  readonly price?: number;
  readonly tiers?: readonly PriceTier[];
  readonly unit: string;
  readonly source: string;
  /** `2026-07-20` */
  readonly asOf: string;
  /** Nobody held it against its source: known from memory or worked out from others. */
  readonly recalled?: boolean;
}

export interface PriceBook {
  readonly region: string;
  readonly currency: string;
  /** By ids of price-ids.ts. An instance type has the entry of its family's `large`, unless it has one of its own. */
  readonly prices: Readonly<Record<string, PriceEntry>>;
}

/** The list prices of AWS regions; docs/prices.md says how a region is added. */
export const priceBooks: Readonly<Record<string, PriceBook>> = {
  'eu-central-1': euCentral1,
  'eu-west-1': euWest1,
  'us-east-1': usEast1,
};

/**
 * What a size costs against `large` of its family. On-demand prices of a family are linear in the size, but for the
 * rounding of `medium` (0.2 % at most; every family of the table was compared in us-east-1).
 */
const sizeFactors: Readonly<Record<string, number>> = {
  medium: 0.5,
  large: 1,
  xlarge: 2,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 16,
  '12xlarge': 24,
  '16xlarge': 32,
};

const own = (prices: PriceBook['prices'], id: string) => (Object.hasOwn(prices, id) ? prices[id] : undefined);

/** The entry of an id; undefined where the book has none, which never means that it costs nothing. */
export function entryOf({ prices }: Pick<PriceBook, 'prices'>, id: string): PriceEntry | undefined {
  const [, family, size] = /^((?:ec2|msk\.kafka)\.[a-z0-9-]+)\.([a-z0-9]+)$/.exec(id) ?? [];
  const entry = own(prices, id);
  if (entry || family === undefined || size === undefined) return entry;
  const large = own(prices, `${family}.large`);
  const factor = Object.hasOwn(sizeFactors, size) ? sizeFactors[size] : undefined;
  if (large?.price === undefined || factor === undefined) return undefined;
  return { ...large, price: large.price * factor };
}

/** What a quantity of a month costs; each part of it by the price of its tier. */
export function costOf({ price, tiers }: Pick<PriceEntry, 'price' | 'tiers'>, quantity: number): number {
  if (price !== undefined) return price * quantity;
  if (tiers === undefined) throw new Error('a price has neither an amount nor tiers');
  let below = 0;
  return tiers.reduce((cost, tier) => {
    const upTo = tier.upTo === undefined ? Infinity : tier.upTo;
    const within = Math.max(0, Math.min(quantity, upTo) - below);
    below = upTo;
    return cost + within * tier.price;
  }, 0);
}
