import { decisionSeconds } from './scaling-times';
import type { Expression } from './expression';
import { equals, floor, divide, isBelow, modulo, multiply, now } from './expression';

/** How long it is one zone’s turn to shrink; then comes the next zone, by zone number. */
export const turnSeconds = 900;

/** How long in its turn a zone may begin to shrink. */
export const openSeconds = 195;

/** How late in a turn the last decision may come: what was asked while it was open stays asked for as long as one takes. */
export const latestDecisionSeconds = openSeconds + 2 * decisionSeconds;

/** The longest stop of a broker that ends before the next zone’s turn begins. */
export const longestStopSeconds = turnSeconds - latestDecisionSeconds;

/**
 * 1 while a zone may begin to shrink. It looks at nothing but the clock of the Prometheus that evaluates it, so no two
 * zones are ever in turn at once.
 */
export const scaleInTurn = (index: number, zones: number): Expression =>
  multiply(
    equals(modulo(floor(divide(now, turnSeconds)), zones), index),
    isBelow(modulo(now, turnSeconds), openSeconds),
  );
