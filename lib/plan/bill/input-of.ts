import { spreadOf } from './assumptions';
import type { Scenario } from './band';
import type { BillBasis } from './bill-basis';
import type { BillInput } from './bill-input';
import { turned } from './flows';
import type { Knobs } from './knobs';

/** What a bill follows from, in one scenario and with the workload changed by the knobs. */
export const inputOf = (
  { deployment, month, prices, flows, raisedHours }: BillBasis,
  scenario: Scenario,
  knobs: Knobs,
): BillInput => ({
  month,
  prices,
  zones: deployment.brokers.length,
  traffic: turned(flows[scenario], knobs),
  raisedHours: raisedHours[scenario],
  spread: spreadOf(scenario),
});
