import { shown } from '../../config/shown';
import { BadInput } from '../bad-input';
import type { Io } from '../io';

/**
 * The date of a plan: what `--as-of` says, or today.
 * @throws BadInput for a text that is no day
 */
export function asOfDate(given: string | undefined, { today }: Pick<Io, 'today'>): string {
  if (given === undefined) return today();
  if (!isDay(given))
    throw new BadInput(
      `--as-of ${shown(given)} is no date.`,
      'Write it as 2026-11-21, or leave it away: then it is today.',
    );
  return given;
}

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};
