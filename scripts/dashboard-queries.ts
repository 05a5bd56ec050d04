// What the dashboards of a deployment ask Prometheus, as Grafana asks it, and made-up series of everything they name.
import { dashboards } from '../charts/dashboards/all-dashboards';
import { ownerDashboards } from '../charts/dashboards/owner-dashboards';
import { renderDashboard } from '../charts/dashboards/render-dashboard';
import { exporters } from '../lib/facts/metrics/exporters';
import { exportersOf } from '../lib/model/alerts/exporters-of';
import type { ContractSet } from '../lib/contracts/model/contract-set';
import { watchedTopics } from '../lib/contracts/watched/watched-topics';
import type { Deployment } from '../lib/model/deployment';
import { backupJob, contractsJob, usersJob } from '../lib/model/names';
import { isIssuing } from '../lib/model/needed-components';

interface Question {
  readonly panel: string;
  readonly expr: string;
}

/** The deployment as dashboards see it once its contracts are read, and with the job that applies them. */
export function watchedWith(deployment: Deployment, contracts: ContractSet): Deployment {
  const { contracts: settings } = deployment;
  return {
    ...deployment,
    contracts: settings && { ...settings, job: { ...settings.job, enabled: true } },
    readContracts: { topics: watchedTopics(deployment, contracts) },
  };
}

/** Every query of every panel and variable, with all zones, brokers, topics and groups chosen. */
export const questionsOf = (deployment: Deployment): readonly Question[] =>
  [...dashboards, ...ownerDashboards(deployment)].flatMap((dashboard) => {
    const { title = '', panels, templating } = renderDashboard(dashboard, deployment);
    const ofPanels = panels.flatMap((panel) =>
      panel.type === 'row'
        ? []
        : panel.targets.map(({ expr }) => ({ panel: `${title}: ${panel.title ?? ''}`, expr: filledIn(expr) })),
    );
    const ofVariables = (templating.list ?? []).flatMap(({ name, query }) => {
      const [, expr] = /^label_values\((.+), [a-z_]+\)$/.exec(typeof query === 'string' ? query : '') ?? [];
      return expr === undefined ? [] : [{ panel: `${title}: variable ${name}`, expr: filledIn(expr) }];
    });
    return [...ofPanels, ...ofVariables];
  });

/** With data each 30 s Grafana makes two minutes of `$__rate_interval`; five are chosen, since promtool loads 10,000 samples. */
const filledIn = (expr: string) =>
  expr
    .replaceAll('$__rate_interval', '2m')
    .replaceAll('$__range', '5m')
    .replaceAll(/"\$(zone|broker|topic|deadLetter|group)"/g, '".*"');

/** A series for each combination of values of each metric that is asked for. */
export function seriesOf(deployment: Deployment, questions: readonly Question[]): readonly string[] {
  const asked = new Set(questions.flatMap(({ expr }) => expr.match(/[a-zA-Z_:][a-zA-Z0-9_:]*(?=\{)/g) ?? []));
  return exportersOf({ ...deployment, issues: isIssuing(deployment) }).flatMap((id) => {
    const { labels: shared, values: sharedValues, metrics } = exporters[id];
    return metrics
      .filter(({ name }) => asked.has(name))
      .flatMap(({ name, labels, values }) => {
        const all = [...new Set([...shared, ...labels])].filter((label) => label !== 'exported_namespace');
        return combinations(
          all.map((label) => [label, valuesOf(deployment, label, { ...sharedValues, ...values }[label])]),
        ).map((each) => `${name}{${each.join(',')}}`);
      });
  });
}

/** Of a closed set those that queries ask for by name, of an open one some that they tell apart. */
const named: Readonly<Record<string, readonly string[]>> = {
  component: ['broker', 'controller', 'canary', 'group-lag'],
  operation_name: [
    'append',
    'append_log_cache_full',
    'append_wal_full',
    'get_object',
    'read_block_cache',
    'upload_wal',
  ],
  stage: ['complete'],
  status: ['success', 'failed', 'hit', 'OPENING'],
  alertstate: ['firing'],
  instance: ['1000'],
  node_id: ['1000'],
  topic: ['orders', 'orders.dlq'],
  error: ['NONE', 'INVALID_RECORD'],
  cronjob: [backupJob, contractsJob, usersJob],
};

function valuesOf({ namespace, brokers }: Deployment, label: string, closed?: readonly string[]): readonly string[] {
  const asked: Readonly<Record<string, readonly string[]>> = {
    ...named,
    namespace: [namespace],
    zone: brokers.slice(0, 2).map(({ zone }) => zone.id),
    statefulset: brokers.slice(0, 2).map(({ name }) => name),
    type: ['Produce', 'Fetch'],
  };
  if (closed === undefined) return asked[label] ?? ['any'];
  const chosen = closed.filter((value) => asked[label]?.includes(value));
  return chosen.length > 0 ? chosen : closed;
}

type Choice = readonly [label: string, values: readonly string[]];

const combinations = ([first, ...others]: readonly Choice[]): readonly (readonly string[])[] => {
  if (!first) return [[]];
  const [label, values] = first;
  const rest = combinations(others);
  return values.flatMap((value) => rest.map((each) => [`${label}="${value}"`, ...each]));
};
