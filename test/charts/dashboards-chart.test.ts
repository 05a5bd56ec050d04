import { uidOf } from '../../charts/dashboards/uid';
import type { Deployment } from '../../lib/model/deployment';
import { headingAnchor } from '../../lib/model/runbook/heading-anchor';
import { runbookHeadings } from '../../lib/facts/runbook-headings';
import { allPanelsOf, dashboardConfigMaps, dashboardsOf, watchedExamples } from '../support/dashboards';
import { example } from '../support/example';

const production = example('production');

const monitored = (
  change: Partial<Extract<Deployment['monitoring'], { readonly kind: 'podMonitor' }>>,
  deployment: Deployment = production,
): Deployment => {
  if (deployment.monitoring.kind !== 'podMonitor') throw new Error('this example is scraped');
  return { ...deployment, monitoring: { ...deployment.monitoring, ...change } };
};

const publishedAt = (runbookUrl: string) => {
  if (production.monitoring.kind !== 'podMonitor') throw new Error('this example is scraped');
  return monitored({ alerts: { ...production.monitoring.alerts, runbookUrl } });
};

test('there are six dashboards, each in a ConfigMap of its own', () => {
  expect(dashboardConfigMaps(production).map(({ metadata }) => metadata.name)).toEqual([
    'dashboard-cluster',
    'dashboard-brokers',
    'dashboard-storage',
    'dashboard-topics',
    'dashboard-zones',
    'dashboard-cost',
  ]);
});

test('label and folder by which Grafana’s sidecar finds them are those of the file', () => {
  const dashboards = { kind: 'configMaps' as const, label: 'team.example/dashboard', folder: 'Kafka' };
  for (const { metadata } of dashboardConfigMaps(monitored({ dashboards }))) {
    expect(metadata.labels).toMatchObject({ 'team.example/dashboard': '1' });
    expect(metadata.annotations).toEqual({ grafana_folder: 'Kafka' });
  }
});

test('there are none where the file wants none, and none without the Prometheus operator', () => {
  expect(dashboardConfigMaps(monitored({ dashboards: { kind: 'none' } }))).toEqual([]);
  const components = { ...production.components, prometheusOperator: 'absent' as const };
  expect(dashboardConfigMaps({ ...production, components })).toEqual([]);
});

test('a dashboard keeps its uid, and its file is called by it', () => {
  expect(dashboardsOf(production).map(({ uid }) => uid)).toEqual([
    'automq-acme-cluster',
    'automq-acme-brokers',
    'automq-acme-storage',
    'automq-acme-topics',
    'automq-acme-zones',
    'automq-acme-cost',
  ]);
  expect(dashboardConfigMaps(production).flatMap(({ data }) => Object.keys(data))).toEqual(
    dashboardsOf(production).map(({ uid }) => `${uid}.json`),
  );
});

test('long names of deployments give uids of 40 characters that differ', () => {
  const name = 'a'.repeat(39);
  const uids = ['b', 'c'].flatMap((end) => ['cluster', 'cost'].map((dashboard) => uidOf(name + end, dashboard)));
  expect(new Set(uids).size).toBe(4);
  for (const uid of uids) expect(uid).toMatch(/^automq-a+-[0-9a-f]{16}$/);
  expect(uids.map(({ length }) => length)).toEqual([40, 40, 40, 40]);
});

test('no two deployments share a uid, a title or a file', () => {
  const all = watchedExamples.flatMap((name) => dashboardsOf(example(name)));
  const deployments = new Set(watchedExamples.map((name) => example(name).name));
  expect(new Set(all.map(({ uid }) => uid)).size).toBe(6 * deployments.size);
  expect(new Set(all.map(({ title }) => title)).size).toBe(6 * deployments.size);
});

test('each links to the others with what is chosen in it', () => {
  for (const { links, tags } of dashboardsOf(production)) {
    expect(tags).toEqual(['automq', 'acme']);
    expect(links).toEqual([expect.objectContaining({ type: 'dashboards', tags, includeVars: true, keepTime: true })]);
  }
});

test('where the runbook is published, dashboards and panels link to its sections', () => {
  const deployment = publishedAt('https://runbooks.example/acme');
  const sections = dashboardsOf(deployment).flatMap(({ links = [] }) => links.slice(1));
  const ofPanels = allPanelsOf(deployment).flatMap(({ links = [] }) => links);
  expect(sections.length).toBeGreaterThan(10);
  expect(ofPanels.length).toBeGreaterThan(20);
  const known = runbookHeadings.map((heading) => `https://runbooks.example/acme#${headingAnchor(heading)}`);
  expect([...sections, ...ofPanels].filter(({ url }) => url === undefined || !known.includes(url))).toEqual([]);
  expect(allPanelsOf(production).flatMap(({ links = [] }) => links)).toEqual([]);
});

test('a dashboard stays far below the 200 KB that an object of a CloudFormation stack may have', () => {
  const largest = publishedAt(`https://runbooks.example/${'a'.repeat(200)}`);
  const sizes = dashboardConfigMaps(largest).map((object) => Buffer.byteLength(JSON.stringify(object)));
  expect(Math.max(...sizes)).toBeLessThan(60_000);
});

test('a panel is one line of the file, so that a change shows which panel it is', () => {
  const [cluster] = dashboardConfigMaps(production);
  const lines = Object.values(cluster!.data)[0]!.split('\n');
  expect(lines.filter((line) => line.includes('"title":"Offline partitions"'))).toHaveLength(1);
});
