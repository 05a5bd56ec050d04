import { counted } from '../../model/wording';
import type { Bill } from '../bill/bill';

/** How old the oldest price is, and how many nobody has held against their source; without a full stop. */
export function priceAge({ asOf, ageDays, prices }: Bill): string {
  const age = `The oldest price is of ${asOf}, ${counted(ageDays, 'day')} before the plan`;
  const recalled = prices.filter((price) => price.recalled).length;
  if (recalled === 0) return age;
  return `${age}; ${recalled} of ${prices.length} ${recalled === 1 ? 'was' : 'were'} never held against ${recalled === 1 ? 'its' : 'their'} source`;
}
