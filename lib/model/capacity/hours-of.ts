import type { DeploymentConfig } from '../../config/schema';
import type { When } from '../workload-group';
import type { CalendarHours } from './hours-of-calendar';
import { hoursOfCalendar } from './hours-of-calendar';

export type Months = Pick<DeploymentConfig, 'calendars'> & {
  readonly plan: Pick<DeploymentConfig['plan'], 'hoursPerMonth'>;
};

/** How many hours of a month a raised rate is on; none where its calendar is not there, which a rule refuses. */
export function hoursOf(when: When, { calendars, plan: { hoursPerMonth } }: Months): CalendarHours {
  if (when.kind === 'hours') {
    const hours = Math.min(when.hoursPerMonth, hoursPerMonth);
    return { hours, basis: `${hours} h a month, at any time` };
  }
  const calendar = calendars.find(({ name }) => name === when.calendar);
  if (!calendar) return { hours: 0, basis: `there is no calendar ${when.calendar}` };
  const { hours, basis } = hoursOfCalendar(calendar, hoursPerMonth);
  return { hours, basis: `calendar ${calendar.name}: ${basis}` };
}
