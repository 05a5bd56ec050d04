import type { Expression, Operand, RecordedGroup, RecordedSeries, ScalingRule } from './expression';
import type { Measure } from './measures';

/**
 * What has been measured, of a zone or of the whole deployment: rates are per second over the rate window, others the
 * latest. Undefined where nothing is known.
 */
export type Measured = (measure: Measure, zone: string | undefined) => number | undefined;

/** What a rule gave at the last evaluation; undefined where something it needs was not known. */
export type RecordedValue = (series: RecordedSeries) => number | undefined;

interface Tick {
  readonly seconds: number;
  readonly measured: Measured;
}

type Worked = (tick: Tick) => number | undefined;

interface Point {
  readonly seconds: number;
  readonly value: number;
}

/** A rule with what it gave. */
interface Kept {
  readonly series: RecordedSeries;
  readonly lookBackSeconds: number;
  now: number | undefined;
  /** By time, values falling: what a later one exceeds is never the highest again. */
  peaks: readonly Point[];
}

/**
 * Works rules out as Prometheus does: one after another at each tick, each of them seeing those before it. Keeps what it
 * has seen, since some rules look back; ticks come in the order of time.
 */
export class Evaluator {
  private readonly kept: readonly Kept[];
  private readonly byKey: ReadonlyMap<string, Kept>;
  private readonly work: readonly Worked[];

  constructor(rules: readonly ScalingRule[]) {
    const lookBacks = rules.flatMap(({ expression }) => lookBacksOf(expression));
    this.kept = rules.map(({ series }) => {
      const seconds = lookBacks.filter(({ key }) => key === keyOf(series)).map((each) => each.seconds);
      return { series, lookBackSeconds: Math.max(0, ...seconds), now: undefined, peaks: [] };
    });
    this.byKey = new Map(this.kept.map((each) => [keyOf(each.series), each]));
    this.work = rules.map(({ expression }) => this.worked(expression));
  }

  /** Evaluates every rule at a time, in seconds since 1970. */
  tick(seconds: number, measured: Measured): RecordedValue {
    for (const each of this.kept) each.now = undefined;
    for (const [index, each] of this.kept.entries()) {
      each.now = this.work[index]?.({ seconds, measured });
      remember(each, seconds);
    }
    return (series) => this.byKey.get(keyOf(series))?.now;
  }

  private worked(expression: Expression): Worked {
    switch (expression.kind) {
      case 'time':
        return ({ seconds }) => seconds;
      case 'measured':
        return ({ measured }) => measured(expression.measure, expression.zone);
      case 'recorded': {
        const kept = this.byKey.get(keyOf(expression.series));
        return () => kept?.now;
      }
      case 'highest':
        return together(this.group(expression.of), (values) => Math.max(...values));
      case 'total':
        return together(this.group(expression.of), (values) => values.reduce((sum, value) => sum + value, 0));
      case 'highestSince': {
        const kept = this.byKey.get(keyOf(expression.series));
        return (tick) => kept?.peaks.find(({ seconds }) => seconds > tick.seconds - expression.seconds)?.value;
      }
      default:
        return this.computed(expression);
    }
  }

  private computed(expression: Computed): Worked {
    switch (expression.kind) {
      case 'ceil':
        return changed(this.worked(expression.of), Math.ceil);
      case 'floor':
        return changed(this.worked(expression.of), Math.floor);
      case 'clamp': {
        const { least, most } = expression;
        return changed(this.worked(expression.of), (value) => Math.max(least, Math.min(most, value)));
      }
      case 'orElse': {
        const of = this.worked(expression.of);
        return (tick) => {
          const value = of(tick);
          return value === undefined ? expression.value : value;
        };
      }
      default: {
        const [left, right] = [this.worked(expression.left), this.operand(expression.right)];
        const put = binary[expression.kind];
        return (tick) => {
          const [a, b] = [left(tick), right(tick)];
          return a === undefined || b === undefined ? undefined : put(a, b);
        };
      }
    }
  }

  private operand = (operand: Operand): Worked => (typeof operand === 'number' ? () => operand : this.worked(operand));

  private group = ({ name, zone }: RecordedGroup): readonly Kept[] =>
    this.kept.filter(({ series }) => series.name === name && (zone === undefined || series.zone === zone));
}

type Looked = 'time' | 'measured' | 'recorded' | 'highest' | 'total' | 'highestSince';
type Computed = Exclude<Expression, { kind: Looked }>;
type Binary = Extract<Expression, { left: Expression }>['kind'];

const binary: Readonly<Record<Binary, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  modulo: (left, right) => left % right,
  isBelow: (left, right) => Number(left < right),
  isAbove: (left, right) => Number(left > right),
  isAtLeast: (left, right) => Number(left >= right),
  equals: (left, right) => Number(left === right),
  larger: (left, right) => (left >= right ? left : right),
};

const changed =
  (of: Worked, change: (value: number) => number): Worked =>
  (tick) => {
    const value = of(tick);
    return value === undefined ? undefined : change(value);
  };

const together =
  (group: readonly Kept[], put: (values: readonly number[]) => number): Worked =>
  () => {
    const values = group.flatMap(({ now }) => (now === undefined ? [] : [now]));
    return values.length === 0 ? undefined : put(values);
  };

const keyOf = ({ name, ...labels }: RecordedSeries) => JSON.stringify([name, labels.zone, labels.reason]);

function remember(each: Kept, seconds: number): void {
  const { now, lookBackSeconds } = each;
  if (lookBackSeconds === 0) return;
  const recent = each.peaks.filter((peak) => peak.seconds > seconds - lookBackSeconds);
  each.peaks = now === undefined ? recent : [...recent.filter(({ value }) => value > now), { seconds, value: now }];
}

interface LookBack {
  readonly key: string;
  readonly seconds: number;
}

function lookBacksOf(expression: Expression): readonly LookBack[] {
  if (expression.kind === 'highestSince') return [{ key: keyOf(expression.series), seconds: expression.seconds }];
  const inner = [
    ...('of' in expression && 'kind' in expression.of ? [expression.of] : []),
    ...('left' in expression ? [expression.left] : []),
    ...('right' in expression && typeof expression.right !== 'number' ? [expression.right] : []),
  ];
  return inner.flatMap(lookBacksOf);
}
