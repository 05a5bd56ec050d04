import { alertIds } from '../../../lib/facts/alert-ids';
import { alertDefinitions } from '../../../lib/model/alerts/alert-areas';
import { alertsOf } from '../../../lib/model/alerts/alerts-of';
import { exportersOf } from '../../../lib/model/alerts/exporters-of';
import { recordingRules } from '../../../lib/model/alerts/recording-rules';
import type { Deployment } from '../../../lib/model/deployment';
import { isIssuing } from '../../../lib/model/needed-components';
import { renderRunbook } from '../../../lib/model/runbook/render-runbook';
import { contracted } from '../../support/contracted';
import { example, exampleNames } from '../../support/example';
import { knownMetrics } from '../../support/known-metrics';
import { readQuery } from '../../support/query';
import { queryProblems } from '../../support/query-problems';

const deployments: readonly (readonly [string, Deployment])[] = [
  ...exampleNames
    .filter((name) => name !== 'minimal')
    .map((name): [string, Deployment] => [name, contracted(example(name))]),
];

describe.each(deployments)('%s', (_, deployment) => {
  const alerts = alertsOf(deployment);
  const known = knownMetrics(exportersOf({ ...deployment, issues: isIssuing(deployment) }));

  test('every expression reads only what an exporter of this deployment gives', () => {
    const problems = alerts.flatMap(({ id, expression }) =>
      queryProblems(expression, known).map((problem) => `${id}: ${problem}`),
    );
    expect(problems).toEqual([]);
    expect(alerts.length).toBeGreaterThan(20);
  });

  test('every expression is about this deployment alone', () => {
    const loose = alerts.flatMap(({ id, expression }) =>
      selectorsOf(expression)
        .filter((selector) => !selector.includes(`namespace="${deployment.namespace}"`))
        .map((selector) => `${id}: ${selector}`),
    );
    expect(loose).toEqual([]);
  });

  test('every label that a description names is one of the result', () => {
    const missing = alerts.flatMap(({ id, description, expression }) =>
      [...description.matchAll(/\$labels\.(\w+)/g)]
        .map(([, label = '']) => label)
        .filter((label) => !readQuery(expression, known).labels.has(label))
        .filter((label) => !description.includes(`{{ if $labels.${label} }}`))
        .map((label) => `${id}: ${label}`),
    );
    expect(missing).toEqual([]);
  });

  test('every alert names the exporters that it reads', () => {
    const unnamed = alerts.flatMap(({ id, expression }) =>
      readQuery(expression, known)
        .metrics.map((metric) => known.get(metric)?.exporter)
        .filter((exporter) => exporter !== undefined)
        .filter((exporter) => !alertDefinitions[id].exporters.includes(exporter))
        .map((exporter) => `${id}: ${exporter}`),
    );
    expect(unnamed).toEqual([]);
  });

  test('every alert leads to a heading of this deployment’s runbook', () => {
    const runbook = renderRunbook(deployment);
    const lost = alerts
      .filter((alert) => !runbook.includes(`\n## ${alert.runbook}\n`))
      .map(({ id, runbook: to }) => `${id}: ${to}`);
    expect(lost).toEqual([]);
  });

  test('what is recorded has the labels that the catalogue says', () => {
    for (const { record, expression } of recordingRules(deployment)) {
      const { labels, problems } = readQuery(expression, known);
      expect(problems).toEqual([]);
      expect([...labels].sort()).toEqual([...(known.get(record)?.labels ?? [])].sort());
    }
  });
});

test('where nothing scrapes there is no alert', () => {
  expect(exportersOf({ ...example('minimal'), issues: true })).toEqual([]);
  expect(alertsOf(example('minimal'))).toEqual([]);
});

test('every alert is asked of some deployment', () => {
  const asked = new Set(deployments.flatMap(([, deployment]) => alertsOf(deployment).map(({ id }) => id)));
  expect([...asked].sort()).toEqual([...alertIds].sort());
});

/** Names of metrics with their matchers; a namespace may be told by the label of what does not honour labels. */
const selectorsOf = (expression: string): readonly string[] =>
  [...expression.matchAll(/\b(?:kafka|kube|kubelet|automq|certmanager|up|jvm|keda)[\w:]*(?:\{[^}]*\})?/g)]
    .map(([selector]) => selector.replace('exported_namespace=', 'namespace='))
    .filter((selector) => selector.includes('{') || selector.includes('_'));
