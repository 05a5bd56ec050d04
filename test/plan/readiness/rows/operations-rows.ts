import type { AssessedEvidence } from '../../../../lib/plan/evidence';
import { assessEvidence } from '../../../../lib/plan/evidence';
import { failureDomains } from '../../../../lib/plan/failure/failure-domains';
import type { Deployment } from '../../../../lib/model/deployment';
import { fittingCapacity } from '../../../support/readiness-subject';
import type { ReadinessRow } from '../readiness-row';
import { asOf, changed, rendered } from '../readiness-row';

/** A drill for every page that a failure points to. */
const drills =
  (result: { on: string; failed: number }) =>
  (deployment: Deployment): { evidence: readonly AssessedEvidence[] } => {
    const proves = failureDomains(deployment, fittingCapacity(deployment), []).map(({ runbook }) => runbook!);
    return { evidence: assessEvidence([{ kind: 'drill', proves, file: 'drill.json', passed: 8, ...result }], asOf) };
  };

export const operationsRows: readonly ReadinessRow[] = [
  {
    id: 'runbooks-tested',
    status: 'ready',
    where: 'every page was tried',
    given: drills({ on: '2026-11-01', failed: 0 }),
    says: /"A broker is gone": drill of 2026-11-01/,
  },
  { id: 'runbooks-tested', status: 'unknown', where: 'none was tried', says: /"A broker is gone": no result/ },
  {
    id: 'runbooks-tested',
    status: 'unknown',
    where: 'it was long ago',
    given: drills({ on: '2026-01-01', failed: 0 }),
    says: /324 days old/,
  },
  {
    id: 'runbooks-tested',
    status: 'risk',
    where: 'a drill failed',
    given: drills({ on: '2026-11-01', failed: 1 }),
    says: /1 failed/,
  },
  { id: 'monitoring', status: 'ready', where: 'pods are scraped', says: /each 30 s/ },
  {
    id: 'monitoring',
    status: 'risk',
    where: 'nothing scrapes',
    of: changed((written) => {
      written.monitoring = { kind: 'none' };
    }),
    says: /monitoring\.kind/,
  },
  {
    id: 'monitoring',
    status: 'risk',
    where: 'the operator is absent',
    of: changed((written) => {
      written.components = { prometheusOperator: 'absent' };
    }),
    says: /operator is absent/,
  },
  {
    id: 'monitoring',
    status: 'unknown',
    where: 'nothing is rendered',
    given: rendered('PodMonitor'),
    says: /No PodMonitor/,
  },
  {
    id: 'monitoring',
    status: 'unknown',
    where: 'no alert is rendered',
    given: rendered('PrometheusRule'),
    says: /No alert/,
  },
];
