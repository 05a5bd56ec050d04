import { Testing } from 'cdk8s';
import { AlertsChart } from '../../charts/alerts-chart';
import { alertIds } from '../../lib/facts/alert-ids';
import { alertsOf } from '../../lib/model/alerts/alerts-of';
import type { Deployment } from '../../lib/model/deployment';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { contracted } from '../support/contracted';
import { example } from '../support/example';
import { ofKind } from '../support/objects';
import type { RenderedKinds } from '../support/rendered-kinds';
import { writtenGroup } from '../support/written-group';

const monitored = (change: (written: Written) => void) => awsVariant('production', change);

const objects = (deployment: Deployment) =>
  new AlertsChart(Testing.app(), 'alerts', { deployment }).toJson() as readonly RenderedKinds['PrometheusRule'][];

const rules = (deployment: Deployment) =>
  objects(deployment).flatMap(({ spec }) => spec.groups.flatMap((group) => group.rules));

const rule = (deployment: Deployment, alert: string) => rules(deployment).find((each) => each.alert === alert)!;

const production = example('production');

test('every alert is a rule that says whose it is, how bad, why, and what to do', () => {
  const alerts = rules(production).filter(({ alert }) => alert !== undefined);
  expect(alerts).toHaveLength(alertsOf(production).length);
  for (const { labels, annotations } of alerts) {
    expect(labels).toMatchObject({ deployment: 'acme', namespace: 'automq-acme', owner: production.owner });
    expect(['critical', 'warning']).toContain(labels?.['severity']);
    expect(Object.keys(annotations ?? {})).toEqual(
      expect.arrayContaining(['summary', 'description', 'threshold', 'runbook', 'runbook_command']),
    );
  }
});

test('what an alert reads is recorded before it, in its own group', () => {
  for (const { spec } of objects(production))
    for (const { rules: inGroup } of spec.groups) {
      const recorded = inGroup.findIndex(({ record }) => record === 'automq:group_lag_messages');
      const reading = inGroup.findIndex(({ expr }) => /^automq:group_lag_messages\b/.test(expr));
      expect(recorded).toBe(reading === -1 ? -1 : 0);
    }
});

test('what clients feel is asked as often as the canaries are', () => {
  const intervals = (deployment: Deployment) =>
    objects(deployment).flatMap(({ spec }) =>
      spec.groups.flatMap(({ name, interval }) => (interval === undefined ? [] : [[name, interval]])),
    );
  expect(intervals(production)).toEqual([['acme-clients', '15s']]);
  const seldom = monitored((written) => {
    written.monitoring = { kind: 'podMonitor', canary: { kind: 'perZone', intervalSeconds: 60 } };
  });
  expect(intervals(seldom)).toEqual([]);
});

test('names of groups are those of one deployment', () => {
  const names = objects(production).flatMap(({ spec }) => spec.groups.map(({ name }) => name));
  expect(names).toEqual([...new Set(names)]);
  expect(names.every((name) => name.startsWith('acme-'))).toBe(true);
});

test('the file’s labels are on the object and on the alerts, and don’t replace the kit’s', () => {
  const labelled = monitored((written) => {
    written.monitoring = {
      kind: 'podMonitor',
      labels: { release: 'prometheus' },
      alerts: { labels: { team: 'streaming', severity: 'none' } },
    };
  });
  expect(objects(labelled)[0]?.metadata.labels).toMatchObject({ release: 'prometheus' });
  expect(rule(labelled, 'CanaryFailing').labels).toMatchObject({ team: 'streaming', severity: 'critical' });
});

test('there is a link to the heading where the runbook is published', () => {
  const published = monitored((written) => {
    written.monitoring = { kind: 'podMonitor', alerts: { runbookUrl: 'https://runbooks.acme.example/automq' } };
  });
  expect(rule(published, 'OfflinePartitions').annotations?.['runbook_url']).toBe(
    'https://runbooks.acme.example/automq#a-broker-is-gone',
  );
  expect(rule(production, 'OfflinePartitions').annotations).not.toHaveProperty('runbook_url');
});

test('nothing that a file says is read as a template', () => {
  const braces = monitored((written) => {
    written.monitoring = {
      kind: 'podMonitor',
      alerts: {
        owner: '{{ .Owner }}',
        changed: [{ alert: 'VolumeFilling', threshold: 0.7, reason: 'See {{ $value }}.' }],
      },
    };
  });
  const { labels, annotations } = rule(braces, 'VolumeFilling');
  expect(labels?.['owner']).toBe('{{ "{{" }} .Owner }}');
  expect(annotations?.['changed']).toBe('See {{ "{{" }} $value }}.');
});

test('an alert that need not wait has no time for which it must hold', () => {
  expect(rule(production, 'CanaryFailing')).not.toHaveProperty('for');
  expect(rule(production, 'OfflinePartitions').for).toBe('120s');
});

test('with very many workload groups no object is too long for CloudFormation, and no rule is lost', () => {
  const many = monitored((written) => {
    written.workloads = Array.from({ length: 150 }, (_, index) =>
      writtenGroup(`group-${index}`, {
        owner: `Owner ${index}`,
        topics: [{ name: `topic-${index}.`, pattern: 'prefixed' }],
      }),
    );
  });
  const parts = objects(many);
  expect(parts.map(({ metadata }) => metadata.name).slice(0, 2)).toEqual(['automq-alerts', 'automq-alerts-1']);
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(200_000);
  expect(rules(many).filter(({ alert }) => alert !== undefined)).toHaveLength(alertsOf(many).length);
});

test('they are a wave of their own among the manifests', () => {
  const names = ofKind(production, 'PrometheusRule').map(({ metadata }) => metadata.name);
  expect(names).toContain('automq-alerts');
});

test('where nothing scrapes there is none', () => {
  expect(objects(example('minimal'))).toEqual([]);
  const rendered = [contracted(), example('private')].flatMap(rules).flatMap(({ alert }) => alert ?? []);
  expect(new Set(rendered).size).toBe(alertIds.length);
});
