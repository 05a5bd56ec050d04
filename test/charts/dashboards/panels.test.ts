import { colourOf, palette } from '../../../charts/dashboards/colours';
import { dashboards } from '../../../charts/dashboards/all-dashboards';
import { ownerDashboards } from '../../../charts/dashboards/owner-dashboards';
import { alertIds } from '../../../lib/facts/alert-ids';
import { alertsOf } from '../../../lib/model/alerts/alerts-of';
import type { Deployment } from '../../../lib/model/deployment';
import { allPanelsOf, dashboardsOf, panelsOf, watchedExamples } from '../../support/dashboards';
import { contracted } from '../../support/contracted';
import { example } from '../../support/example';

const production = example('production');

const monitored = (deployment: Deployment) => {
  if (deployment.monitoring.kind !== 'podMonitor') throw new Error('this example is scraped');
  return deployment.monitoring;
};

const textOf = (deployment: Deployment) => JSON.stringify(dashboardsOf(deployment));

test('every alert belongs to a panel', () => {
  const shown = [...dashboards, ...ownerDashboards(contracted())].flatMap(({ rows }) =>
    rows.flatMap(({ panels }) => panels.flatMap(({ alerts }) => alerts)),
  );
  expect(alertIds.filter((id) => !shown.includes(id))).toEqual([]);
});

test('every panel says what it shows, what good looks like and what to do otherwise', () => {
  for (const { title, description } of allPanelsOf(production)) {
    expect(description).toMatch(
      /^\S.+\.\n\n\*\*Good:\*\* \S.+[.;]\n\n\*\*Otherwise:\*\* \S.+\.(\n\n\*\*Alert:\*\* .+)*$/s,
    );
    expect(title).not.toBe('');
  }
});

test('a panel has a title of its own in its dashboard', () => {
  for (const dashboard of dashboardsOf(production)) {
    const titles = panelsOf(dashboard).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test('a panel names the alerts that the deployment has, each with its section of the runbook', () => {
  const found = (deployment: Deployment) =>
    [...textOf(deployment).matchAll(/\*\*Alert:\*\* (\w+)\. Runbook: “([^”]+)”/g)].map(([, id, runbook]) => [
      id,
      runbook,
    ]);
  const alerts = alertsOf(production);
  expect(found(production).length).toBeGreaterThan(20);
  for (const [id, runbook] of found(production))
    expect(alerts.filter((alert) => alert.id === id && alert.runbook === runbook)).not.toEqual([]);
  const monitoring = monitored(production);
  const changed = [{ alert: 'WalAppendSlow' as const, state: 'off' as const, reason: 'Known.' }];
  const without = { ...production, monitoring: { ...monitoring, alerts: { ...monitoring.alerts, changed } } };
  expect(found(without).filter(([id]) => id === 'WalAppendSlow')).toEqual([]);
});

test('a line is drawn where the alert fires, in the unit of the panel', () => {
  const monitoring = monitored(production);
  const changed = [{ alert: 'WalAppendSlow' as const, state: 'on' as const, threshold: 7, reason: 'Slow store.' }];
  const slow = { ...production, monitoring: { ...monitoring, alerts: { ...monitoring.alerts, changed } } };
  const append = allPanelsOf(slow).find(({ title }) => title === 'Append to the WAL, 99th percentile')!;
  expect(append.fieldConfig.defaults).toMatchObject({
    unit: 'ns',
    thresholds: { mode: 'absolute', steps: [{ value: null }, { value: 7e9 }] },
  });
});

test('colours are those that colour-blind people tell apart', () => {
  const allowed = new Set<string>([...palette, ...Object.values(colourOf)]);
  const used = [...textOf(production).matchAll(/#[0-9A-Fa-f]{6}/g)].map(([colour]) => colour);
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((colour) => !allowed.has(colour))).toEqual([]);
});

test('a zone has one colour in every graph that shows zones', () => {
  const zoneColours = allPanelsOf(production).flatMap(({ fieldConfig }) =>
    fieldConfig.overrides
      .filter(({ matcher }) => matcher.id === 'byRegexp')
      .map(({ matcher, properties }) => `${String(matcher.options)} ${JSON.stringify(properties)}`),
  );
  expect(new Set(zoneColours).size).toBe(production.zones.length);
});

describe('what a deployment has not is left out:', () => {
  const monitoring = monitored(production);

  test('canaries', () => {
    const without = { ...production, monitoring: { ...monitoring, canary: { kind: 'none' as const } } };
    expect(textOf(production)).toContain('automq_canary_');
    expect(textOf(without)).not.toContain('automq_canary_');
  });

  test('lag in seconds', () => {
    const without = { ...production, monitoring: { ...monitoring, groupLag: { kind: 'none' as const } } };
    expect(textOf(production)).toContain('automq_group_lag_seconds');
    expect(textOf(without)).not.toContain('automq_group_lag_');
    expect(textOf(without)).toContain('automq:group_lag_messages');
  });

  test('the zone router', () => {
    const without = { ...production, kafka: { ...production.kafka, zoneRouter: false } };
    expect(textOf(production)).toContain('kafka_zonerouter_');
    expect(textOf(without)).not.toContain('kafka_zonerouter_');
  });

  test('the autoscaler', () => {
    const scaled: Deployment = {
      ...production,
      components: { ...production.components, keda: 'preinstalled' },
      autoscaling: {
        kind: 'network',
        maxPerZone: 9,
        prometheusUrl: 'http://prometheus.monitoring.svc:9090',
        targetNetworkPercent: 55,
        targetCpuPercent: 65,
        planned: [],
      },
    };
    expect(textOf(scaled)).toContain('automq:zone_brokers_wanted');
    const share = allPanelsOf(scaled).find(({ title }) => title === 'Share of the network that is used')!;
    expect(share.fieldConfig.defaults.thresholds?.steps.map(({ value }) => value)).toEqual([null, 0.55]);
    const fixed: Deployment = { ...production, autoscaling: { kind: 'none' } };
    expect(textOf(fixed)).not.toContain('automq:zone_');
    expect(textOf(fixed)).not.toContain('horizontalpodautoscaler');
  });
});

test.each(watchedExamples)('%s: no row is without panels', (name) => {
  for (const { panels } of dashboardsOf(example(name))) {
    const types = panels.map(({ type }) => type);
    expect(types.filter((type, index) => type === 'row' && [undefined, 'row'].includes(types[index + 1]))).toEqual([]);
  }
});
