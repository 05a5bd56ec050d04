import type { Bill, BillLine, SystemBill } from '../../bill/bill';
import type { Plan } from '../../plan';
import { money, moneyRange, quantity, unitPrice } from '../amounts';
import { adoptionLines } from '../charts/adoption-lines';
import { ownerBars, shownOwners } from '../charts/owner-bars';
import { systemBars } from '../charts/system-bars';
import { costGroups, groupTotal } from '../cost-groups';
import { folded } from '../folded';
import type { Block, Section, Table } from '../report';
import { ownBill } from '../words';

/** What it costs a month: beside other systems, line by line, by owner, and as adoption grows. */
export function billSection({ bill }: Plan): Section {
  return {
    id: 'bill',
    title: 'The bill of a month',
    blocks:
      bill === undefined
        ? [
            {
              kind: 'paragraph',
              essential: true,
              text: 'No price is known for this place, so there is no bill. Give prices in `plan.prices` of the deployment file.',
            },
          ]
        : blocksOf(bill),
  };
}

function blocksOf(bill: Bill): readonly Block[] {
  const own = ownBill(bill.systems);
  return [
    { kind: 'paragraph', text: bill.verdict.text, essential: true },
    {
      kind: 'figure',
      id: 'systems',
      caption: 'What four systems cost a month for the same work',
      description: `Stacked bars, one for each system: ${bill.systems.map(({ name, total }) => `${name} ${money(total.typical, bill.currency)}`).join(', ')}. The table below has the parts.`,
      draw: (room, prefix) => systemBars(bill, room, prefix),
    },
    systemsTable(bill),
    ...(own ? [linesTable(bill, own, `${own.name}, line by line. ${own.sizing}`)] : []),
    operatesTable(bill),
    ...ownersBlocks(bill),
    ...adoptionBlocks(bill),
    ...sensitivity(bill),
    ...bill.systems
      .filter(({ id }) => id !== 'automq')
      .map((system) => folded(`${system.name}, line by line`, linesTable(bill, system, system.sizing))),
  ];
}

function systemsTable({ systems, currency }: Bill): Table {
  const groups = costGroups.filter((group) => systems.some((system) => groupTotal(system, group) > 0));
  return {
    kind: 'table',
    id: 'systems-table',
    caption: 'A month on four systems, by what the money is for',
    essential: true,
    totals: true,
    columns: [{ heading: 'For' }, ...systems.map(({ name }) => ({ heading: name, numeric: true }))],
    rows: [
      ...groups.map((group) => [group.name, ...systems.map((system) => money(groupTotal(system, group), currency))]),
      ['Low to high', ...systems.map(({ total }) => moneyRange(total, currency))],
      ['Typical total', ...systems.map(({ total }) => money(total.typical, currency))],
    ],
  };
}

function linesTable({ currency }: Bill, { id, lines, total }: SystemBill, caption: string): Table {
  return {
    kind: 'table',
    id: `lines-${id}`,
    caption,
    totals: true,
    columns: [
      { heading: 'Item' },
      { heading: 'Quantity', numeric: true },
      { heading: 'Unit price', numeric: true },
      { heading: 'Low', numeric: true },
      { heading: 'Typical', numeric: true },
      { heading: 'High', numeric: true },
      { heading: 'How it comes about' },
    ],
    rows: [
      ...lines.map((line) => lineRow(line, currency)),
      [
        'Total',
        '',
        '',
        money(total.low, currency),
        money(total.typical, currency),
        money(total.high, currency),
        'All lines but those that are part of another one.',
      ],
    ],
  };
}

const lineRow = (
  { item, payer, memo, quantity: count, unit, unitPrice: price, monthly, basis }: BillLine,
  currency: string,
) => [
  [
    item,
    ...(payer === 'client' ? ['(on the clients’ bill)'] : []),
    ...(memo === true ? ['(part of another line)'] : []),
  ].join(' '),
  quantity(count, unit),
  unitPrice(price, currency),
  money(monthly.low, currency),
  money(monthly.typical, currency),
  money(monthly.high, currency),
  basis,
];

/** Who operates what: a row for each thing, a column for each system. */
function operatesTable({ systems }: Bill): Table {
  const things = [...new Set(systems.flatMap(({ operates }) => operates.map(({ what }) => what)))];
  return {
    kind: 'table',
    id: 'operates',
    caption: 'Who operates what',
    columns: [{ heading: 'What' }, ...systems.map(({ name }) => ({ heading: name }))],
    rows: things.map((thing) => [
      thing,
      ...systems.map(({ operates }) => {
        const found = operates.find(({ what }) => what === thing);
        return found === undefined ? 'does not exist there' : found.who;
      }),
    ]),
  };
}

function ownersBlocks(bill: Bill): readonly Block[] {
  const { currency } = bill;
  const showback = bill.showback.toSorted((a, b) => b.monthly.typical - a.monthly.typical);
  if (showback.length === 0) return [];
  return [
    {
      kind: 'figure',
      id: 'owners',
      caption:
        showback.length > shownOwners
          ? `What the first ${shownOwners} owners’ workloads cost a month`
          : 'What each owner’s workloads cost a month',
      description: `Bars, one for each owner: ${showback
        .slice(0, shownOwners)
        .map(({ owner, monthly }) => `${owner} ${money(monthly.typical, currency)}`)
        .join(', ')}.`,
      draw: (room, prefix) => ownerBars({ showback, currency }, room, prefix),
    },
    {
      kind: 'table',
      id: 'owners-table',
      caption: 'Whose workloads the bill is for',
      columns: [
        { heading: 'Owner' },
        { heading: 'Workload groups' },
        { heading: 'Typical', numeric: true },
        { heading: 'Low to high', numeric: true },
        { heading: 'How it comes about' },
      ],
      rows: showback.map(({ owner, groups, monthly, basis }) => [
        owner,
        groups.join(', '),
        money(monthly.typical, currency),
        moneyRange(monthly, currency),
        basis,
      ]),
    },
  ];
}

function adoptionBlocks(bill: Bill): readonly Block[] {
  const { adoption, systems, currency } = bill;
  if (adoption.length === 0) return [];
  return [
    {
      kind: 'figure',
      id: 'adoption',
      caption: 'What each system costs a month as adoption grows, by times the rates of the file',
      description: `Lines, one for each system, over ${adoption.map(({ name }) => name).join(', ')}. The table below has the amounts.`,
      draw: (room, prefix) => adoptionLines(bill, room, prefix),
    },
    {
      kind: 'table',
      id: 'adoption-table',
      caption: 'A month as adoption grows',
      columns: [{ heading: 'Stage' }, ...systems.map(({ name }) => ({ heading: name, numeric: true }))],
      rows: adoption.map(({ name, totals }) => [name, ...systems.map(({ id }) => money(totals[id], currency))]),
    },
  ];
}

const sensitivity = ({ sensitivity: assumptions }: Bill): readonly Table[] =>
  assumptions.length === 0
    ? []
    : [
        {
          kind: 'table',
          id: 'sensitivity',
          caption: 'What would turn the verdict',
          columns: [
            { heading: 'Assumption' },
            { heading: 'Now' },
            { heading: 'Turns at' },
            { heading: 'What that means' },
          ],
          rows: assumptions.map(({ assumption, now, flipsAt, text }) => [
            assumption,
            now,
            flipsAt === undefined ? 'not within this range' : flipsAt,
            text,
          ]),
        },
      ];
