import type { operationsItems } from '../../../facts/readiness/operations-items';
import { alertsOf } from '../../../model/alerts/alerts-of';
import { alertRuleName, podMonitorName } from '../../../model/names';
import type { AssessedEvidence } from '../../evidence';
import { namedFor } from '../../evidence';
import type { Checks } from '../subject';
import type { Verdict } from '../verdict';
import { ready, risk, together, unknown } from '../verdict';

export const operationsChecks: Checks<typeof operationsItems> = {
  'runbooks-tested': ({ failureDomains, evidence }) => {
    const pages = failureDomains.flatMap(({ runbook }) => (runbook === undefined ? [] : [runbook]));
    return together([...new Set(pages)].map((page) => triedAt(page, evidence)));
  },
  monitoring: ({ deployment, rendered }) => {
    const { monitoring, components } = deployment;
    if (monitoring.kind === 'none') return risk('`monitoring.kind` is none.');
    if (components.prometheusOperator === 'absent') return risk('The Prometheus operator is absent.');
    if (rendered.named('PodMonitor', podMonitorName) === undefined) return unknown('No PodMonitor is rendered.');
    if (rendered.named('PrometheusRule', alertRuleName) === undefined) return unknown('No alert is rendered.');
    const alerts = alertsOf(deployment);
    const kinds = new Set(alerts.map(({ id }) => id)).size;
    const critical = new Set(alerts.filter(({ severity }) => severity === 'critical').map(({ id }) => id)).size;
    return ready(
      `Every pod is scraped each ${monitoring.scrapeIntervalSeconds} s, and ${kinds} kinds of alerts look at it, ${critical} of them critical.`,
    );
  },
};

function triedAt(page: string, evidence: readonly AssessedEvidence[]): Verdict {
  const named = namedFor(evidence, page);
  const failed = named.find(({ worth }) => worth === 'failure');
  const proof = named.find(({ worth }) => worth === 'proof');
  if (failed !== undefined) return risk(`"${page}": ${failed.said}.`);
  if (proof !== undefined) return ready(`"${page}": ${proof.said}.`);
  const [old] = named;
  return unknown(`"${page}": ${old === undefined ? 'no result' : old.said}.`);
}
