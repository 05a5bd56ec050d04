import type { Plan } from '../../plan';
import type { ReadinessItemResult, ReadinessStatus } from '../../readiness/readiness-result';
import { percent } from '../amounts';
import { folded } from '../folded';
import type { Cell, Section, Table } from '../report';
import { statusNames, statusTones } from '../words';

type Items = readonly ReadinessItemResult[];

/** What is ready, what is not, and what nothing proves. */
export function readinessSection({ readiness: { items, score } }: Plan): Section {
  const open = items.filter(({ status }) => status !== 'ready' && status !== 'notApplicable');
  return {
    id: 'readiness',
    title: 'Readiness',
    blocks: [
      {
        kind: 'paragraph',
        essential: true,
        text: `${percent(score * 100)} of the checks that apply are ready or waived for a time. What nothing proves is unknown, and counts as not ready.`,
      },
      areasTable(items),
      ...(open.length === 0 ? [] : [openTable(open)]),
      folded(`Scorecard of all ${items.length} checks`, scorecard(items)),
    ],
  };
}

function areasTable(items: Items): Table {
  const areas = [...new Set(items.map(({ area }) => area))];
  return {
    kind: 'table',
    id: 'areas',
    caption: 'Checks by area',
    columns: [{ heading: 'Area' }, { heading: 'Ready or waived' }, { heading: 'Open' }],
    rows: areas.map((area) => {
      const own = items.filter((item) => item.area === area && item.status !== 'notApplicable');
      const open = own.filter(isOpen);
      const passed = own.length - open.length;
      return [
        area,
        own.length === 0
          ? 'none applies'
          : { text: `${passed} of ${own.length}`, percent: (passed / own.length) * 100 },
        open.length === 0 ? 'nothing' : open.map(({ id, status }) => `${id} (${statusNames[status]})`).join(', '),
      ];
    }),
  };
}

const isOpen = ({ status }: Pick<ReadinessItemResult, 'status'>) => status === 'risk' || status === 'unknown';

/** What comes first among what is not ready. */
const urgency: readonly ReadinessStatus[] = ['risk', 'unknown', 'waived'];

const openTable = (items: Items): Table => ({
  kind: 'table',
  id: 'not-ready',
  caption: 'What is not ready',
  essential: true,
  columns: [{ heading: 'Check' }, { heading: 'Status' }, { heading: 'What to do' }],
  rows: items
    .toSorted((a, b) => urgency.indexOf(a.status) - urgency.indexOf(b.status))
    .map((item) => [item.id, statusCell(item), todo(item)]),
});

const todo = ({ fix, waiver }: ReadinessItemResult): string =>
  waiver?.valid === true
    ? `Waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`
    : fix === undefined
      ? ''
      : fix;

const statusCell = ({ status, waiver }: ReadinessItemResult): Cell => ({
  text:
    isOpen({ status }) && waiver?.valid === false
      ? `${statusNames[status]}, waiver expired ${waiver.expires}`
      : statusNames[status],
  tone: statusTones[status],
});

const scorecard = (items: Items): Table => ({
  kind: 'table',
  id: 'scorecard',
  caption: 'Each check with what would show that it is ready, what would show a risk, and what was found',
  columns: [
    { heading: 'Check' },
    { heading: 'Question' },
    { heading: 'Status' },
    { heading: 'Ready when' },
    { heading: 'A risk when' },
    { heading: 'Found' },
  ],
  rows: items.map((item) => [
    item.id,
    item.question,
    statusCell(item),
    item.readySignal,
    item.riskSignal,
    item.evidence.length === 0 ? 'nothing' : item.evidence.join(' '),
  ]),
});
