import type { WarningJson } from './json/warning-json';
import type { Plan } from './plan';

const orNull = <T>(value: T | undefined): T | null => (value === undefined ? null : value);

/** A plan as `docs/plan.schema.json` describes it: figures in full precision, `null` for what others may look for. */
export const planAsJson = (
  { bill, failureDomains, ownership, readiness, ...plan }: Plan,
  warnings: readonly WarningJson[],
) => ({
  ...plan,
  bill: bill ? { ...bill, verdict: { ...bill.verdict, recommended: orNull(bill.verdict.recommended) } } : null,
  failureDomains: failureDomains.map((domain) => ({
    ...domain,
    owner: orNull(domain.owner),
    runbook: orNull(domain.runbook),
  })),
  ownership: ownership.map((cell) => ({ ...cell, owner: orNull(cell.owner) })),
  readiness: {
    ...readiness,
    items: readiness.items.map((item) => ({ ...item, waiver: orNull(item.waiver) })),
  },
  warnings,
});
