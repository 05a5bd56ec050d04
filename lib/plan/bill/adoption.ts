import type { Bill, SystemId } from './bill';
import type { Totals } from './totals-of';
import type { Knobs } from './knobs';
import { asWritten } from './knobs';

const steps = [
  { scale: 0.1, name: 'Pilot: a tenth' },
  { scale: 1, name: 'As written' },
  { scale: 2, name: 'Twice' },
  { scale: 10, name: 'Ten times' },
] as const;

/** What the systems cost as more is written and read: all rates grow alike, and every system is sized again. */
export const adoptionOf = (totalsAt: (knobs: Knobs) => Totals): Bill['adoption'] =>
  steps.map(({ scale, name }) => ({
    scale,
    name,
    totals: Object.fromEntries(totalsAt({ ...asWritten, scale })) as Record<SystemId, number>,
  }));
