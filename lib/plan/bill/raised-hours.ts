import type { Deployment } from '../../model/deployment';
import type { RaisedRate } from '../../model/workload-group';
import { assumptions } from './assumptions';
import type { Scenario } from './band';
import { hoursOfAny } from './hours-of-any';

/**
 * Hours of a month in which more is asked for than in ordinary ones: those of every calendar that raises something,
 * counted once where they meet, and the hours of all groups that no calendar announces, which ordinary hours have
 * repairs and replays of already.
 */
export function raisedHours({ workloads, calendars, plan }: Deployment): Readonly<Record<Scenario, number>> {
  const envelopes = workloads.flatMap(({ write }) => given(write.promotional, write.exceptional));
  const others = workloads.flatMap(({ write, reads }) => given(write.repairs, ...reads.map(({ replay }) => replay)));
  const named = new Set(
    [...envelopes, ...others].flatMap(({ when }) => (when.kind === 'calendar' ? [when.calendar] : [])),
  );
  const announced = hoursOfAny(
    calendars.filter(({ name }) => named.has(name)),
    plan.hoursPerMonth,
  );
  const unannounced = envelopes.reduce((sum, { when }) => sum + (when.kind === 'hours' ? when.hoursPerMonth : 0), 0);
  const of = (scenario: Scenario) =>
    Math.min(plan.hoursPerMonth, announced + unannounced * assumptions.unannouncedHours[scenario]);
  return { low: of('low'), typical: of('typical'), high: of('high') };
}

const given = (...rates: readonly (RaisedRate | undefined)[]): readonly RaisedRate[] =>
  rates.flatMap((rate) => (rate ? [rate] : []));
