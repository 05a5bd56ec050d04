import type { WarningJson } from '../../json/warning-json';
import type { PlanChange } from './compare-plans';

/** A change as docs/plan.md describes it; it begins as the kit knows its own files. */
export const planChangeAsJson = (
  { deployment, asOf, bill, ...change }: PlanChange,
  warnings: readonly WarningJson[],
) => ({
  deployment,
  asOf,
  bill: bill === undefined ? null : bill,
  ...change,
  warnings,
});
