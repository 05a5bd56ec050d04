import type { DeploymentConfig } from '../config/schema';
import { exporters } from '../facts/metrics/exporters';
import { alertDefinitions, alertsOfArea } from '../model/alerts/alert-areas';
import { alertsOf } from '../model/alerts/alerts-of';
import { exportersOf } from '../model/alerts/exporters-of';
import { deploymentOf } from '../model/deployment';
import { repeated } from './repeated';
import type { Finding, Rule } from './rule';
import { listed } from '../model/wording';

type Changed = Extract<DeploymentConfig['monitoring'], { kind: 'podMonitor' }>['alerts']['changed'][number];

const changed = ({ monitoring }: DeploymentConfig): readonly Changed[] =>
  monitoring.kind === 'podMonitor' ? monitoring.alerts.changed : [];

const path = (index: number, key: string) => ['monitoring', 'alerts', 'changed', index, key];

/** What is found of each change by itself. */
const eachChange =
  (find: (change: Changed, index: number, config: DeploymentConfig) => readonly Finding[]) =>
  (config: DeploymentConfig) =>
    changed(config).flatMap((change, index) => find(change, index, config));

/** Whether some exporter of the deployment gives what an alert reads. */
const isGiven = ({ alert }: Changed, config: DeploymentConfig): boolean => {
  const { security } = config;
  const issues = security.kind === 'tls' && security.certificates.kind === 'certManager';
  const given = exportersOf({ ...config, issues });
  return alertDefinitions[alert].exporters.some((exporter) => given.includes(exporter));
};

const alertExporter: Rule = {
  id: 'alert-exporter',
  severity: 'error',
  why: 'An alert whose metrics nobody gives never fires.',
  fix: 'Take the change out, or switch on what gives the metrics.',
  check: eachChange((change, index, config) => {
    if (isGiven(change, config)) return [];
    const sources = listed(alertDefinitions[change.alert].exporters.map((exporter) => exporters[exporter].what));
    return [
      {
        path: path(index, 'alert'),
        message: `"${change.alert}" reads metrics of ${sources}, and there is none of it here.`,
      },
    ];
  }),
};

const alertTwice: Rule = {
  id: 'alert-twice',
  severity: 'error',
  why: 'Only one of two changes of an alert could count.',
  fix: 'Put both into one entry.',
  check: (config) =>
    repeated(changed(config), ({ alert }) => alert).map(({ index, first, entry }) => ({
      path: path(index, 'alert'),
      message: `"${entry.alert}" is changed in changed[${first}] too.`,
    })),
};

const alertThreshold: Rule = {
  id: 'alert-threshold',
  severity: 'error',
  why: 'Beyond its range an alert fires always or never. Its unit stands on its page in docs/alerts.md.',
  fix: 'Write a threshold in the range, in the alert’s unit.',
  check: eachChange(({ alert, threshold }, index) => {
    const { range, unit, of } = alertDefinitions[alert];
    const [least, most] = range;
    if (threshold === undefined || (threshold >= least && threshold <= most)) return [];
    const allowed = least === most ? `it is always ${least}` : `it is from ${least} to ${most}`;
    return [
      {
        path: path(index, 'threshold'),
        message: `${threshold} is no threshold of "${alert}"; ${allowed}, as ${unit} of: ${of}.`,
      },
    ];
  }),
};

const alertUnchanged: Rule = {
  id: 'alert-unchanged',
  severity: 'error',
  why: 'An entry that changes nothing looks as if it did.',
  fix: 'Write a threshold, minutes, a severity or `state: off`, or take the entry out.',
  check: eachChange(({ alert, threshold, forMinutes, severity, state }, index) =>
    state === 'on' && threshold === undefined && forMinutes === undefined && severity === undefined
      ? [{ path: path(index, 'alert'), message: `"${alert}" is left as it is.` }]
      : [],
  ),
};

/** Labels that each alert has of its own, and the ones of Prometheus. */
const ownLabels = ['alertname', 'severity', 'owner', 'deployment', 'namespace'];

const alertLabels: Rule = {
  id: 'alert-labels',
  severity: 'error',
  why: 'Prometheus takes letters, digits and "_" in the name of a label, and the kit sets severity, owner, deployment and namespace itself.',
  fix: 'Choose another name; whose alert it is says `monitoring.alerts.owner`, and a severity is changed in `monitoring.alerts.changed`.',
  check: ({ monitoring }) =>
    (monitoring.kind === 'podMonitor' ? Object.keys(monitoring.alerts.labels) : []).flatMap((label) => {
      const at = ['monitoring', 'alerts', 'labels', label];
      if (ownLabels.includes(label)) return [{ path: at, message: `"${label}" is a label of the kit’s own.` }];
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(label) && !label.startsWith('__')
        ? []
        : [{ path: at, message: `"${label}" is no name of a label for Prometheus.` }];
    }),
};

const alertAbsent: Rule = {
  id: 'alert-absent',
  severity: 'warning',
  why: 'An alert about something that a deployment has not is left out, whatever is changed of it.',
  fix: 'Take the change out.',
  check: (config) => {
    if (changed(config).length === 0) return [];
    const { monitoring, ...meant } = deploymentOf(config);
    if (monitoring.kind !== 'podMonitor') return [];
    // Without changes, since one may have switched it off.
    const unchanged = { ...meant, monitoring: { ...monitoring, alerts: { ...monitoring.alerts, changed: [] } } };
    // What is asked of contracts is known once they are read; that there are some is known already.
    const ofContracts =
      config.contracts === undefined ? [] : alertsOfArea('contracts').filter((id) => id !== 'ContractsNotApplied');
    const there = new Set([...alertsOf(unchanged).map(({ id }) => id), ...ofContracts]);
    return changed(config).flatMap(({ alert }, index) =>
      there.has(alert)
        ? []
        : [{ path: path(index, 'alert'), message: `"${alert}" is about something that this deployment has not.` }],
    );
  },
};

export const alertRules = [alertExporter, alertTwice, alertThreshold, alertUnchanged, alertLabels, alertAbsent];
