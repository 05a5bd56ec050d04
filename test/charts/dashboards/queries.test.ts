import { exportersOf } from '../../../lib/model/alerts/exporters-of';
import { isIssuing } from '../../../lib/model/needed-components';
import { allPanelsOf, dashboardsOf, queriesOf, variableQueries, watchedExamples } from '../../support/dashboards';
import { example } from '../../support/example';
import { knownMetrics } from '../../support/known-metrics';
import { readQuery } from '../../support/query';

const queryVariable = /\$(?!__)\{?(\w+)\}?/g;

describe.each(watchedExamples)('%s', (name) => {
  const deployment = example(name);
  const known = knownMetrics(exportersOf({ ...deployment, issues: isIssuing(deployment) }));
  const panels = allPanelsOf(deployment);
  const queries = panels.flatMap((panel) => queriesOf(panel).map((query) => ({ title: panel.title, ...query })));

  test('every query of a panel is PromQL over series and labels that this deployment has', () => {
    expect(queries.length).toBeGreaterThan(50);
    const problems = queries.flatMap(({ title, expr }) =>
      readQuery(expr, known).problems.map((problem) => `${title ?? ''}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  test('every variable takes the values of a label that its series have', () => {
    const variables = dashboardsOf(deployment).flatMap(variableQueries);
    expect(variables.length).toBeGreaterThan(5);
    for (const { expr, label } of variables) {
      const { problems, labels } = readQuery(expr, known);
      expect(problems).toEqual([]);
      expect(labels).toContain(label);
    }
  });

  test('every query asks for this deployment’s namespace alone', () => {
    const texts = [
      ...queries.map(({ expr }) => expr),
      ...dashboardsOf(deployment).flatMap((dashboard) => variableQueries(dashboard).map(({ expr }) => expr)),
    ];
    for (const expr of texts) {
      const { metrics } = readQuery(expr, known);
      const selectors = [...expr.matchAll(/\{([^{}]*)\}/g)].map(([, matchers]) => matchers!);
      expect(selectors.length).toBeGreaterThanOrEqual(metrics.length);
      for (const matchers of selectors) expect(matchers).toContain(`namespace="${deployment.namespace}"`);
    }
  });

  test('a series is called by labels that it has', () => {
    for (const { expr, legend } of queries) {
      const { labels } = readQuery(expr, known);
      for (const [, label] of legend.matchAll(/\{\{(\w+)\}\}/g)) expect([...labels]).toContain(label);
    }
  });

  test('a series with a zone begins with it, so that its colour is the zone’s', () => {
    for (const { legend } of queries.filter(({ legend }) => legend.includes('{{zone}}'))) {
      expect(legend).toMatch(/^\{\{zone\}\}( · |$)/);
    }
  });

  test('no query wants the buckets that AutoMQ’s histograms have not', () => {
    expect(queries.filter(({ expr }) => /histogram_quantile|_bucket/.test(expr))).toEqual([]);
  });

  test('a panel uses no variable that its dashboard has not', () => {
    for (const dashboard of dashboardsOf(deployment)) {
      const names = (dashboard.templating.list ?? []).map(({ name }) => name);
      const used = [...JSON.stringify(dashboard).matchAll(queryVariable)].map(([, variable]) => variable!);
      expect(new Set(used)).toEqual(new Set([...names, ...used.filter((each) => each === 'datasource')]));
    }
  });

  test('a window of a rate is never shorter than what Prometheus needs of this deployment’s scrapes', () => {
    if (deployment.monitoring.kind !== 'podMonitor') throw new Error('this example is scraped');
    const interval = `${deployment.monitoring.scrapeIntervalSeconds}s`;
    expect(new Set(panels.flatMap(({ targets }) => targets.map((target) => target.interval)))).toEqual(
      new Set([interval]),
    );
  });
});
