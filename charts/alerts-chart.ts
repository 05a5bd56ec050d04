import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { alertAreas } from '../lib/model/alerts/alert-areas';
import { alertsOf } from '../lib/model/alerts/alerts-of';
import { recordingRules } from '../lib/model/alerts/recording-rules';
import type { Deployment } from '../lib/model/deployment';
import { quickCanarySeconds } from '../lib/model/monitors';
import { alertRuleName } from '../lib/model/names';
import { isScraped } from '../lib/model/needed-components';
import type { AlertingRule } from './alerting-rule';
import { alertingRule } from './alerting-rule';
import { namespacedChartProps } from './chart-props';

interface RuleGroup {
  readonly name: string;
  /** Prometheus’ own, mostly 30 s, where none is said. */
  readonly interval?: string;
  readonly rules: readonly (AlertingRule | { readonly record: string; readonly expr: string })[];
}

/**
 * Letters of rules in one object; with many workload groups there are more objects. CloudFormation’s provider takes 200 KB,
 * and a rule is a little longer in it than here.
 */
const mostLetters = 120_000;

/** Alerts for Prometheus, by what they are about; empty where nothing scrapes. */
export class AlertsChart extends Chart {
  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: Deployment }) {
    super(scope, id, namespacedChartProps(deployment));
    const { monitoring } = deployment;
    if (!isScraped(deployment) || monitoring.kind !== 'podMonitor') return;
    for (const [index, groups] of parted(groupsOf(deployment)).entries()) {
      const name = index === 0 ? alertRuleName : `${alertRuleName}-${index}`;
      new ApiObject(this, name, {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name, labels: monitoring.labels },
        spec: { groups },
      });
    }
  }
}

function groupsOf(deployment: Deployment): readonly RuleGroup[] {
  const alerts = alertsOf(deployment);
  const canarySeconds = quickCanarySeconds(deployment);
  return alertAreas
    .map((area): RuleGroup => ({
      name: `${deployment.name}-${area}`,
      // What clients feel is asked as often as the canaries are.
      ...(area === 'clients' && canarySeconds !== undefined ? { interval: `${canarySeconds}s` } : {}),
      // What an area reads is recorded before it, in the same round.
      rules: [
        ...recordingRules(deployment)
          .filter((rule) => rule.area === area)
          .map(({ record, expression }) => ({ record, expr: expression })),
        ...alerts.filter((alert) => alert.area === area).map((alert) => alertingRule(alert, deployment)),
      ],
    }))
    .filter(({ rules }) => rules.length > 0);
}

/** Groups in as many parts as their length asks for; a group that goes on in the next part keeps its name. */
function parted(groups: readonly RuleGroup[]): readonly (readonly RuleGroup[])[] {
  const parts: RuleGroup[][] = [];
  let room = 0;
  for (const { rules, ...group } of groups)
    for (const rule of rules) {
      room -= JSON.stringify(rule).length;
      const part = parts.at(-1);
      const last = part?.at(-1);
      if (part === undefined || room < 0) {
        parts.push([{ ...group, rules: [rule] }]);
        room = mostLetters - JSON.stringify(rule).length;
      } else if (last?.name === group.name) part[part.length - 1] = { ...group, rules: [...last.rules, rule] };
      else part.push({ ...group, rules: [rule] });
    }
  return parts;
}
