import type { Capacity } from '../../../model/capacity/capacity';
import { counted } from '../../../model/wording';
import type { Bill, UsedPrice } from '../../bill/bill';
import { daysBetween } from '../../days-between';
import type { Plan } from '../../plan';
import { figure, unitPrice } from '../amounts';
import { folded } from '../folded';
import type { Block, Section, Table } from '../report';

/** What the figures rest on, and how old it is. */
export const assumptionsSection = ({ capacity, bill, asOf }: Plan): Section => ({
  id: 'assumptions',
  title: 'What the figures rest on',
  blocks: [
    ...(bill === undefined ? [] : priceBlocks(bill, asOf)),
    folded('Constants of the capacity model', constants(capacity)),
  ],
});

function priceBlocks({ prices, currency, region, ...bill }: Bill, asOf: string): readonly Block[] {
  const trust =
    bill.confidence === 'high'
      ? 'All of them were held against their source within the last half year.'
      : 'Some are older than half a year or from memory, so trust the amounts less.';
  return [
    {
      kind: 'paragraph',
      essential: true,
      text: `Prices are those of ${region}; the oldest is of ${bill.asOf}, ${counted(bill.ageDays, 'day')} old. ${trust}`,
    },
    folded('Prices, with their age', {
      kind: 'table',
      id: 'prices',
      caption: 'Prices behind the bills; `plan.prices` replaces any of them',
      columns: [
        { heading: 'Price' },
        { heading: 'Amount', numeric: true },
        { heading: 'Unit' },
        { heading: 'As of' },
        { heading: 'Age', numeric: true },
        { heading: 'Source' },
      ],
      rows: prices.map((price) => [
        price.id,
        amountOf(price, currency),
        price.unit,
        price.recalled ? { text: `${price.asOf}, from memory`, tone: 'watch' } : price.asOf,
        counted(daysBetween(price.asOf, asOf), 'day'),
        price.source,
      ]),
    }),
  ];
}

/** One amount, or those of its tiers with where each ends. */
const amountOf = ({ price, tiers }: UsedPrice, currency: string): string =>
  price !== undefined || tiers === undefined
    ? unitPrice(Number(price), currency)
    : tiers
        .map(
          (tier) => `${unitPrice(tier.price, currency)}${tier.upTo === undefined ? '' : ` up to ${figure(tier.upTo)}`}`,
        )
        .join(', ');

const constants = ({ constants: used }: Capacity): Table => ({
  kind: 'table',
  id: 'constants',
  caption: 'What no one can derive; `plan.measured` replaces any of them',
  columns: [
    { heading: 'Constant' },
    { heading: 'Value', numeric: true },
    { heading: 'Unit' },
    { heading: 'Meaning' },
    { heading: 'Basis' },
    { heading: 'Source' },
  ],
  rows: used.map(({ name, value, unit, meaning, basis, source }) => [
    name,
    figure(value),
    unit,
    meaning,
    basis === 'assumed' ? { text: basis, tone: 'watch' } : basis,
    source,
  ]),
});
