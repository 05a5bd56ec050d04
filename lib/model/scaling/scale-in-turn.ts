import type { Expression } from './expression';
import { equals, floor, divide, isBelow, modulo, multiply, now } from './expression';

/** How long it is one zone’s turn to shrink; then comes the next zone, by zone number. */
export const turnSeconds = 900;

/**
 * How long in its turn a zone may begin to shrink. What is left of the turn covers how late a decision may come (scrape,
 * evaluation, autoscaler) and the stop of a broker, so that it is gone when the next zone’s turn begins; see
 * test/model/scaling/scale-in-turn.test.ts for the sum.
 */
export const openSeconds = 300;

/**
 * 1 while a zone may begin to shrink. It looks at nothing but the clock of the Prometheus that evaluates it, so no two
 * zones are ever in turn at once.
 */
export const scaleInTurn = (index: number, zones: number): Expression =>
  multiply(
    equals(modulo(floor(divide(now, turnSeconds)), zones), index),
    isBelow(modulo(now, turnSeconds), openSeconds),
  );
