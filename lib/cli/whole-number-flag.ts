import { shown } from '../config/shown';
import { BadInput } from './bad-input';

/**
 * The whole number that a flag gives.
 * @throws BadInput for anything else, and for one that is out of its range
 */
export function wholeNumberFlag(flag: string, text: string, [least, most]: readonly [number, number]): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new BadInput(`${flag} ${shown(text)} can’t be used.`, `Write a whole number from ${least} to ${most}.`);
}
