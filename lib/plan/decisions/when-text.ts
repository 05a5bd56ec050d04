import type { When } from '../../model/workload-group';
import { counted } from '../../model/wording';

/** When a raised rate is on. */
export const whenText = (when: When): string =>
  when.kind === 'calendar' ? `calendar ${when.calendar}` : `${counted(when.hoursPerMonth, 'hour')} a month`;
