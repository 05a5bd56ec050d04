import { capacityOf } from '../model/capacity/capacity-of';
import type { Deployment } from '../model/deployment';
import type { Wave } from '../model/wave';
import { billOf } from './bill/bill-of';
import { decisionRecord } from './decisions/decision-record';
import type { Evidence } from './evidence';
import { assessEvidence } from './evidence';
import { failureDomains } from './failure/failure-domains';
import { ownershipOf } from './failure/ownership-of';
import { findingsOf } from './findings/findings-of';
import { sharedThings } from './findings/shared-things';
import type { Plan } from './plan';
import { readinessOf } from './readiness/readiness-of';
import { renderedIn } from './readiness/rendered';

/** What a plan looks at besides its deployment. */
export interface PlanInput {
  /** Date of the plan, `2026-11-21`. */
  readonly asOf: string;
  /** Results that the file names; see `loadEvidence`. */
  readonly evidence: readonly Evidence[];
  /** The rendered manifests. */
  readonly waves: readonly Wave[];
}

/** Answers everything that `automq-kit plan` answers. Pure: same deployment and input, same plan. */
export function planOf(deployment: Deployment, { asOf, evidence: results, waves }: PlanInput): Plan {
  const capacity = capacityOf(deployment);
  const bill = billOf(deployment, capacity, asOf);
  const evidence = assessEvidence(results, asOf);
  const ownership = ownershipOf(deployment);
  const shared = sharedThings(deployment.workloads);
  const domains = failureDomains(deployment, capacity, evidence);
  const looked = { deployment, capacity, bill, ownership, shared, evidence };
  return {
    deployment: deployment.name,
    asOf,
    capacity,
    bill,
    failureDomains: domains,
    ownership,
    readiness: readinessOf({ ...looked, failureDomains: domains, rendered: renderedIn(waves) }, asOf),
    findings: findingsOf({ ...looked, asOf }),
    decisions: deployment.workloads.map((group) => decisionRecord(group, looked)),
  };
}
