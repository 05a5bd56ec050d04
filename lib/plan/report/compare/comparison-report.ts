import type { Band } from '../../bill/bill';
import type { LineChange, SystemChange } from '../../bill/compare-bills';
import { money, moneyChange, percent } from '../amounts';
import type { Headline, Report, Section, Table } from '../report';
import { envelopeNames, statusNames, statusTones } from '../words';
import type { Change, DeployedBrokers, PlanChange } from './compare-plans';

/** What a change comes to, as a report that every format can write. */
export const comparisonReport = (change: PlanChange, files: Change<string>): Report => ({
  title: `Change of ${change.deployment.after}`,
  subject: `from ${files.before} to ${files.after}; as of ${change.asOf}`,
  headlines: [cost(change), brokers(change), readiness(change)],
  sections: [billSection(change), brokersSection(change), readinessSection(change)],
});

function cost({ bill }: PlanChange): Headline {
  const question = 'What changes a month?';
  const own = bill?.systems.find(({ id }) => id === 'automq');
  if (bill === undefined || own === undefined)
    return { question, answer: 'Unknown', detail: 'The two have no prices in one currency.', tone: 'watch' };
  const { before, after, delta } = own.total;
  return {
    question,
    answer: moneyChange(delta.typical, bill.currency),
    detail: `From about ${money(before.typical, bill.currency)} to about ${money(after.typical, bill.currency)}.`,
    tone: delta.typical > 0 ? 'watch' : 'good',
  };
}

function brokers({ brokers: { before, after }, envelopes }: PlanChange): Headline {
  const lost = envelopes.filter(({ fits }) => fits.before === true && fits.after === false);
  return {
    question: 'What runs?',
    answer: brokersText(after),
    detail:
      lost.length === 0
        ? `Before: ${brokersText(before)}.`
        : `Before: ${brokersText(before)}. What fitted before no longer does: ${lost.map(({ envelope }) => envelopeNames[envelope]).join(', ')}.`,
    tone: lost.length === 0 ? 'good' : 'bad',
  };
}

function brokersText({ least, most, zones, instanceType }: DeployedBrokers): string {
  const count = least === most ? String(most) : `${least} to ${most}`;
  return `${count} brokers${instanceType === undefined ? '' : ` (${instanceType})`} in ${zones} zones`;
}

function readiness({ readiness: { score, items } }: PlanChange): Headline {
  return {
    question: 'Is it readier?',
    answer: score.before === score.after ? 'As before' : score.after > score.before ? 'Yes' : 'Less',
    detail: `${percent(score.before * 100)} before, ${percent(score.after * 100)} after. ${changedItems(items.length)}`,
    tone: score.after < score.before ? 'bad' : 'good',
  };
}

const changedItems = (count: number): string =>
  count === 0
    ? 'No check has another status.'
    : count === 1
      ? 'One check has another status.'
      : `${count} checks have another status.`;

function billSection({ bill }: PlanChange): Section {
  const own = bill?.systems.find(({ id }) => id === 'automq');
  return {
    id: 'bill',
    title: 'The bill of a month',
    blocks:
      bill === undefined
        ? [
            {
              kind: 'paragraph',
              essential: true,
              text: 'The two have no prices in one currency, so no bill is compared.',
            },
          ]
        : [totalsTable(bill.systems, bill.currency), ...(own === undefined ? [] : [linesTable(own, bill.currency)])],
  };
}

const totalsTable = (systems: readonly SystemChange[], currency: string): Table => ({
  kind: 'table',
  id: 'totals',
  caption: 'Typical totals of a month',
  essential: true,
  columns: [{ heading: 'System' }, ...amountColumns],
  rows: systems.map(({ name, total }) => [name, ...amounts(total, currency)]),
});

const amountColumns = ['Before', 'After', 'Change'].map((heading) => ({ heading, numeric: true }));

const amounts = (
  { before, after, delta }: { readonly before: Band; readonly after: Band; readonly delta: Band },
  currency: string,
) => [money(before.typical, currency), money(after.typical, currency), moneyChange(delta.typical, currency)];

const linesTable = ({ name, lines }: SystemChange, currency: string): Table => ({
  kind: 'table',
  id: 'lines',
  caption: lines.length === 0 ? `${name}: no line changes` : `${name}: the lines that change`,
  essential: true,
  columns: [{ heading: 'Item' }, ...amountColumns],
  rows: lines
    .toSorted(byChange)
    .map((line) => [
      line.memo === true ? `${line.item} (part of another line)` : line.item,
      ...amounts(line, currency),
    ]),
});

const byChange = (a: LineChange, b: LineChange) => Math.abs(b.delta.typical) - Math.abs(a.delta.typical);

const brokersSection = ({ brokers: { before, after }, envelopes }: PlanChange): Section => ({
  id: 'brokers',
  title: 'Brokers',
  blocks: [
    {
      kind: 'table',
      id: 'brokers-table',
      caption: 'What is deployed, and what each envelope needs in a zone',
      essential: true,
      columns: [{ heading: 'What' }, { heading: 'Before' }, { heading: 'After' }],
      rows: [
        ['Deployed', brokersText(before), brokersText(after)],
        ...envelopes.map(({ envelope, requiredPerZone, fits }) => [
          `${envelopeNames[envelope]} envelope`,
          neededText(requiredPerZone.before, fits.before),
          neededText(requiredPerZone.after, fits.after),
        ]),
      ],
    },
  ],
});

const neededText = (required: number | undefined, fits: boolean | undefined): string =>
  required === undefined ? 'not in the file' : `needs ${required}${fits === false ? ', and does not fit' : ''}`;

const readinessSection = ({ readiness: { items } }: PlanChange): Section => ({
  id: 'readiness',
  title: 'Readiness',
  blocks:
    items.length === 0
      ? [{ kind: 'paragraph', essential: true, text: changedItems(0) }]
      : [
          {
            kind: 'table',
            id: 'readiness-table',
            caption: 'Checks with another status',
            essential: true,
            columns: [{ heading: 'Check' }, { heading: 'Before' }, { heading: 'After' }],
            rows: items.map(({ id, status: { before, after } }) => [
              id,
              before === undefined ? 'was not asked' : statusNames[before],
              after === undefined ? 'is not asked' : { text: statusNames[after], tone: statusTones[after] },
            ]),
          },
        ],
});
