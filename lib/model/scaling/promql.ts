import type { Expression, Operand, RecordedGroup, RecordedSeries } from './expression';
import type { Measure, MeasureQuery } from './measures';
import { measures } from './measures';

/** Where Prometheus finds the series of a deployment. */
export interface SeriesPlace {
  readonly namespace: string;
  /** Seconds over which what counts up is averaged. */
  readonly rateWindowSeconds: number;
  /** StatefulSet of a zone's brokers. */
  readonly statefulSetOf: (zoneId: string) => string;
}

/** An expression in PromQL; it gives one series without labels, or none. */
export function promql(expression: Expression, place: SeriesPlace): string {
  const inner = (operand: Operand): string => (typeof operand === 'number' ? number(operand) : promql(operand, place));
  switch (expression.kind) {
    case 'measured':
      return measured(expression.measure, expression.zone, place);
    case 'recorded':
      return `max(${recordedSelector(expression.series, place.namespace)})`;
    case 'highest':
      return `max(${recordedSelector(expression.of, place.namespace)})`;
    case 'total':
      return `sum(${recordedSelector(expression.of, place.namespace)})`;
    case 'highestSince':
      return `max(max_over_time(${recordedSelector(expression.series, place.namespace)}[${expression.seconds}s]))`;
    case 'time':
      return 'vector(time())';
    case 'ceil':
    case 'floor':
      return `${expression.kind}(${inner(expression.of)})`;
    case 'clamp':
      return `clamp(${inner(expression.of)}, ${number(expression.least)}, ${number(expression.most)})`;
    case 'orElse':
      return `(${inner(expression.of)} or vector(${number(expression.value)}))`;
    case 'larger': {
      const [left, right] = [inner(expression.left), inner(expression.right)];
      // The right one counts only beside a left one: of what is not known, nothing is the larger.
      return `((${left} >= ${right}) or (${right} and ${left}))`;
    }
    default:
      return `(${inner(expression.left)} ${operators[expression.kind]} ${inner(expression.right)})`;
  }
}

const operators = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
  isBelow: '< bool',
  isAbove: '> bool',
  isAtLeast: '>= bool',
  equals: '== bool',
} as const;

const number = (value: number) => (Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf');

/** The series that a rule has recorded. */
export const recordedSelector = ({ name, zone, ...rest }: RecordedSeries | RecordedGroup, namespace: string): string =>
  selector(name, {
    namespace,
    ...(zone === undefined ? {} : { zone }),
    ...('reason' in rest && rest.reason !== undefined ? { reason: rest.reason } : {}),
  });

function measured(measure: Measure, zone: string | undefined, place: SeriesPlace): string {
  const query: MeasureQuery = measures[measure];
  const chosen = selector(query.metric, { namespace: place.namespace, ...podsOf(query, zone, place) }, query.where);
  return `${query.aggregate}(${query.rate === true ? `rate(${chosen}[${place.rateWindowSeconds}s])` : chosen})`;
}

function podsOf({ of }: MeasureQuery, zone: string | undefined, place: SeriesPlace): Readonly<Record<string, string>> {
  if (of === 'statefulSet') return zone === undefined ? {} : { statefulset: place.statefulSetOf(zone) };
  return { component: of, ...(zone === undefined ? {} : { zone }) };
}

function selector(metric: string, labels: Readonly<Record<string, string>>, where?: MeasureQuery['where']): string {
  const equal = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const among = where ? [`${where.label}=~"${where.values.join('|')}"`] : [];
  return `${metric}{${[...equal, ...among].join(',')}}`;
}
