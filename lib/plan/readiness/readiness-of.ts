import type { ReadinessItem } from '../../facts/readiness/readiness-item';
import type { ReadinessItemId } from '../../facts/readiness-items';
import { readinessItemIds, readinessItems } from '../../facts/readiness-items';
import type { Deployment } from '../../model/deployment';
import type { AssessedEvidence } from '../evidence';
import { namedFor } from '../evidence';
import { compatibilityChecks } from './checks/compatibility-checks';
import { costChecks } from './checks/cost-checks';
import { elasticityChecks } from './checks/elasticity-checks';
import { failureChecks } from './checks/failure-checks';
import { governanceChecks } from './checks/governance-checks';
import { migrationChecks } from './checks/migration-checks';
import { operationsChecks } from './checks/operations-checks';
import { replayChecks } from './checks/replay-checks';
import { workloadChecks } from './checks/workload-checks';
import type { Readiness, ReadinessItemResult } from './readiness-result';
import type { Check, Subject } from './subject';
import type { Verdict } from './verdict';

const checks: Readonly<Record<ReadinessItemId, Check>> = {
  ...workloadChecks,
  ...compatibilityChecks,
  ...elasticityChecks,
  ...replayChecks,
  ...costChecks,
  ...governanceChecks,
  ...failureChecks,
  ...operationsChecks,
  ...migrationChecks,
};

/** Asks every readiness item on the day of a plan, `2026-11-21`. */
export function readinessOf(subject: Subject, asOf: string): Readiness {
  const items = readinessItemIds.map((id) => resultOf(id, subject, asOf));
  const applicable = items.filter(({ status }) => status !== 'notApplicable');
  const passed = applicable.filter(({ status }) => status === 'ready' || status === 'waived');
  return { items, score: applicable.length === 0 ? 1 : passed.length / applicable.length };
}

function resultOf(id: ReadinessItemId, subject: Subject, asOf: string): ReadinessItemResult {
  const item = readinessItems[id];
  const verdict = withResults(checks[id](subject), item, namedFor(subject.evidence, id));
  const waiver = waiverOf(id, subject.deployment, asOf);
  const open = verdict.status === 'risk' || verdict.status === 'unknown';
  return {
    id,
    area: item.area,
    question: item.question,
    readySignal: item.readySignal,
    riskSignal: item.riskSignal,
    status: open && waiver?.valid === true ? 'waived' : verdict.status,
    evidence: shortened(verdict.found),
    ...(open ? { fix: verdict.fix ?? item.fix } : {}),
    ...(waiver === undefined ? {} : { waiver }),
  };
}

const shown = 8;

/** What is said of each of two hundred groups, nobody reads. */
const shortened = (found: readonly string[]): readonly string[] =>
  found.length <= shown ? found : [...found.slice(0, shown), `And ${found.length - shown} more.`];

/** A failed result makes any item a risk; a good one proves what was unknown and hides no risk. */
function withResults(verdict: Verdict, { provenBy }: ReadinessItem, named: readonly AssessedEvidence[]): Verdict {
  const results = named.filter(({ kind }) => provenBy.includes(kind));
  if (verdict.status === 'notApplicable' || results.length === 0) return verdict;
  const said = (worth: AssessedEvidence['worth']) =>
    results.filter((result) => result.worth === worth).map((result) => `${result.said}.`);
  const failures = said('failure');
  if (failures.length > 0)
    return { status: 'risk', found: [...(verdict.status === 'risk' ? verdict.found : []), ...failures] };
  const proofs = said('proof');
  if (verdict.status === 'unknown' && proofs.length > 0) return { status: 'ready', found: proofs };
  return { ...verdict, found: [...verdict.found, ...proofs, ...said('void')] };
}

function waiverOf(id: string, { readiness }: Deployment, asOf: string): ReadinessItemResult['waiver'] {
  const waiver = readiness.waivers.find(({ item }) => item === id);
  if (waiver === undefined) return undefined;
  const { owner, reason, expires } = waiver;
  return { owner, reason, expires, valid: asOf <= expires };
}
