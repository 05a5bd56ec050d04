import type { PriceEntry } from '../../facts/prices/price-book';
import { costOf } from '../../facts/prices/price-book';
import { priceIds } from '../../facts/prices/price-ids';
import type { BillLine } from './bill';
import type { Prices } from './prices';

/** A line of one scenario. */
export interface DraftLine extends Omit<BillLine, 'monthly'> {
  /** NaN where the price is not known. */
  readonly amount: number;
  /** Whether its quantity follows what is written and read, so that it swings with raised rates. */
  readonly swings?: boolean;
}

export interface Draft extends Pick<BillLine, 'item' | 'category' | 'quantity' | 'basis' | 'memo' | 'way'> {
  readonly price: string;
  readonly swings?: boolean;
  /** The deployment's account where nothing else is said. */
  readonly payer?: BillLine['payer'];
}

/** A line with its price looked up. Its unit price is the average where the price has tiers. */
export function draftLine(prices: Prices, { payer, ...draft }: Draft): DraftLine {
  const entry = prices(draft.price);
  const amount = entry ? costOf(entry, draft.quantity) : Number.NaN;
  const average = entry ? unitPriceOf(entry, draft.quantity) : Number.NaN;
  return {
    ...draft,
    amount,
    unit: unitOf(draft.price),
    unitPrice: average,
    payer: payer === undefined ? 'deployment' : payer,
  };
}

function unitPriceOf(entry: PriceEntry, quantity: number): number {
  if (entry.price !== undefined) return entry.price;
  return quantity > 0 ? costOf(entry, quantity) / quantity : costOf(entry, 1);
}

function unitOf(id: string): string {
  const known = Object.hasOwn(priceIds, id) ? priceIds[id] : undefined;
  if (!known) throw new Error(`the bill asks for the price "${id}", which price-ids.ts doesn't have`);
  return known.unit;
}
