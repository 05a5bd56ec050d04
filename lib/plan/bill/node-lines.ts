import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';

/** Machines of one kind. */
export interface Nodes {
  /** `Broker nodes` */
  readonly what: string;
  /** On the average of the month. */
  readonly count: number;
  /** Whether they come and go with the traffic; the others run all month. */
  readonly follows?: boolean;
  /** Id of the price of one hour. */
  readonly price: string;
  readonly basis: string;
  /** How many of them only the peak needs, and in how many hours of the month they stand idle. */
  readonly idle?: { readonly count: number; readonly hours: number };
}

/** Machines by the hour, and what of it is paid for the peak alone as a memo. */
export function nodeLines({ prices, month }: BillInput, nodes: readonly Nodes[]): readonly DraftLine[] {
  const there = nodes.filter(({ count }) => count > 0);
  const lines = there.map(({ what, count, price, basis, follows }) =>
    draftLine(prices, {
      item: what,
      category: 'compute',
      swings: follows,
      quantity: count * month.hours,
      price,
      basis,
    }),
  );
  const idle = there.flatMap(({ what, price, idle: unused }) =>
    unused && unused.count > 0
      ? [
          draftLine(prices, {
            item: `Idle peak capacity: ${what.toLowerCase()}`,
            category: 'compute',
            quantity: unused.count * unused.hours,
            price,
            basis: `${unused.count} of them are there for the peak and stand idle in ${Math.round(unused.hours)} hours of the month. Part of the line above, so not in the total.`,
            memo: true,
          }),
        ]
      : [],
  );
  return [...lines, ...idle];
}
