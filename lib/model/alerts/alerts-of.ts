import type { AlertId } from '../../facts/alert-ids';
import type { DeploymentConfig } from '../../config/schema';
import type { Deployment } from '../deployment';
import { isIssuing, isScraped } from '../needed-components';
import type { Alert } from './alert';
import type { AlertArea } from './alert-areas';
import { alertAreas, alertDefinitions, alertsOfArea } from './alert-areas';
import type { AlertCase } from './alert-definition';
import { exportersOf } from './exporters-of';

type PodMonitor = Extract<DeploymentConfig['monitoring'], { kind: 'podMonitor' }>;
type Change = PodMonitor['alerts']['changed'][number];

/** The alerts of a deployment, with what its file changes; what it has not is left out. */
export function alertsOf(deployment: Deployment): readonly Alert[] {
  const { monitoring } = deployment;
  if (!isScraped(deployment) || monitoring.kind !== 'podMonitor') return [];
  const given = exportersOf({ ...deployment, issues: isIssuing(deployment) });
  return alertAreas.flatMap((area) =>
    alertsOfArea(area).flatMap((id) => {
      const change = monitoring.alerts.changed.find(({ alert }) => alert === id);
      const { exporters, cases } = alertDefinitions[id];
      if (change?.state === 'off' || !exporters.some((exporter) => given.includes(exporter))) return [];
      return cases(deployment).map((each) => changedBy(change, alertOf(area, id, { each, deployment })));
    }),
  );
}

/** An alert before a change, which may give it another threshold. */
type Unchanged = Omit<Alert, 'expression'> & Pick<AlertCase, 'expression'>;

function alertOf(
  area: AlertArea,
  id: AlertId,
  { each, deployment }: { readonly each: AlertCase; readonly deployment: Deployment },
): Unchanged {
  const definition = alertDefinitions[id];
  const { symptom, severity, unit, of, runbook, description } = definition;
  const { forMinutes, forReason } = each.hold === undefined ? definition : each.hold;
  return {
    id,
    area,
    symptom,
    severity: each.severity === undefined ? severity : each.severity,
    owner: each.owner === undefined ? ownerOf(deployment) : each.owner,
    threshold: { value: each.threshold, unit, of, reason: each.reason },
    forMinutes,
    forReason,
    runbook,
    description,
    expression: each.expression,
  };
}

function changedBy(change: Change | undefined, alert: Unchanged): Alert {
  if (change === undefined) return { ...alert, expression: alert.expression(alert.threshold.value) };
  const { threshold, forMinutes = alert.forMinutes, severity = alert.severity, reason } = change;
  const changed = threshold === undefined ? alert.threshold : { ...alert.threshold, value: threshold, reason };
  return {
    ...alert,
    severity,
    forMinutes,
    threshold: changed,
    expression: alert.expression(changed.value),
    changed: reason,
  };
}

/** Who gets the alerts of the platform. */
const ownerOf = ({ monitoring, owner }: Deployment) =>
  monitoring.kind === 'podMonitor' && monitoring.alerts.owner !== undefined ? monitoring.alerts.owner : owner;
