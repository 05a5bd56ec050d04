import type { Measure } from './measures';

/** One of the recorded series: the result of a rule for a zone, or for the deployment where no zone is named. */
export interface RecordedSeries {
  /** As Prometheus knows it. */
  readonly name: string;
  readonly zone?: string;
  /** Tells rules of one name and zone from each other. */
  readonly reason?: string;
}

/** Recorded series of one name that are looked at together: of one zone, of the deployment, or of all zones. */
export interface RecordedGroup {
  readonly name: string;
  readonly zone?: string;
}

type Arithmetic = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';
type Comparison = 'isBelow' | 'isAbove' | 'isAtLeast' | 'equals';

export type Operand = Expression | number;

/**
 * The one formula behind both the recording rules and the simulator: promql.ts writes it in PromQL, evaluator.ts works it
 * out. It has one value at a time, or none while something it is made of has none; comparisons are 1 or 0.
 */
export type Expression =
  /** What Prometheus has scraped; rates are averages over the rate window. */
  | { readonly kind: 'measured'; readonly measure: Measure; readonly zone?: string }
  /** What an earlier rule made of it, at the same time. */
  | { readonly kind: 'recorded'; readonly series: RecordedSeries }
  /** The highest of those that have a value. */
  | { readonly kind: 'highest'; readonly of: RecordedGroup }
  | { readonly kind: 'total'; readonly of: RecordedGroup }
  /** The highest value of a recorded series in the last seconds, now included. */
  | { readonly kind: 'highestSince'; readonly series: RecordedSeries; readonly seconds: number }
  /** Seconds since 1970. */
  | { readonly kind: 'time' }
  | { readonly kind: Arithmetic | Comparison; readonly left: Expression; readonly right: Operand }
  | { readonly kind: 'larger'; readonly left: Recorded; readonly right: Recorded }
  | { readonly kind: 'ceil' | 'floor'; readonly of: Expression }
  | { readonly kind: 'clamp'; readonly of: Expression; readonly least: number; readonly most: number }
  /** Another value where there is none. */
  | { readonly kind: 'orElse'; readonly of: Expression; readonly value: number };

export type Recorded = Extract<Expression, { kind: 'recorded' }>;

/** A recording rule. */
export interface ScalingRule {
  readonly series: RecordedSeries;
  readonly expression: Expression;
}

type Build = (left: Expression, right: Operand) => Expression;

/** Expressions, in the words of the formula. */
export const measured = (measure: Measure, zone?: string): Expression => ({ kind: 'measured', measure, zone });
export const recorded = (name: string, zone: string): Recorded => ({ kind: 'recorded', series: { name, zone } });
export const highest = (name: string, zone?: string): Expression => ({ kind: 'highest', of: { name, zone } });
export const total = (name: string): Expression => ({ kind: 'total', of: { name } });
export const now: Expression = { kind: 'time' };
export const add: Build = (left, right) => ({ kind: 'add', left, right });
export const subtract: Build = (left, right) => ({ kind: 'subtract', left, right });
export const multiply: Build = (left, right) => ({ kind: 'multiply', left, right });
export const divide: Build = (left, right) => ({ kind: 'divide', left, right });
export const modulo: Build = (left, right) => ({ kind: 'modulo', left, right });
export const isBelow: Build = (left, right) => ({ kind: 'isBelow', left, right });
export const isAbove: Build = (left, right) => ({ kind: 'isAbove', left, right });
export const isAtLeast: Build = (left, right) => ({ kind: 'isAtLeast', left, right });
export const equals: Build = (left, right) => ({ kind: 'equals', left, right });
export const larger = (left: Recorded, right: Recorded): Expression => ({ kind: 'larger', left, right });
export const ceil = (of: Expression): Expression => ({ kind: 'ceil', of });
export const floor = (of: Expression): Expression => ({ kind: 'floor', of });
export const between = (of: Expression, least: number, most: number): Expression => ({
  kind: 'clamp',
  of,
  least,
  most,
});
export const atLeast = (of: Expression, least: number): Expression => between(of, least, Infinity);
export const orElse = (of: Expression, value: number): Expression => ({ kind: 'orElse', of, value });
