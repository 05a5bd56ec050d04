import { parseAllDocuments } from 'yaml';
import { renderYaml } from '../../charts/render-yaml';
import { waves } from '../../charts/waves';
import { example, exampleNames } from '../support/example';
import { awsVariant } from '../support/aws-variant';
import { named, objectsOf } from '../support/objects';

const ids = (name: (typeof exampleNames)[number]) => waves(example(name)).map(({ id }) => id);

test('the waves of production come in the order in which they are applied, each zone by itself', () => {
  expect(ids('production')).toEqual([
    '00-foundation',
    '10-access',
    '15-certificates',
    '20-services',
    '30-controller-use1-az1',
    '30-controller-use1-az4',
    '30-controller-use1-az6',
    '40-broker-use1-az1',
    '40-broker-use1-az4',
    '40-broker-use1-az6',
    '45-target-bindings',
    '50-autoscaling',
    '60-monitoring',
    '61-alerts',
    '62-dashboards',
    '63-canary',
    '64-group-lag',
    '65-runbook',
    '70-users',
    '80-unregister',
    '90-quorum-state',
  ]);
});

test('a draining zone keeps its StatefulSet without a broker until it leaves the file', () => {
  const deployment = awsVariant('production', ({ zones, kafka }) => {
    kafka.controllers.zones = ['use1-az4', 'use1-az6', 'use1-az6'];
    zones.find(({ id }) => id === 'use1-az1')!.state = 'draining';
  });
  expect(named(deployment, 'StatefulSet', 'broker-use1-az1').spec).toHaveProperty('replicas', 0);
});

test('a wave without objects is left out', () => {
  expect(ids('minimal').filter((id) => !/^(00|10|20|30|40|65|80|90)-/.test(id))).toEqual([]);
});

test.each(exampleNames)('%s: what a pod needs is applied before it', (name) => {
  const order = objectsOf(example(name)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  for (const statefulSet of order.filter((each) => each.startsWith('StatefulSet'))) {
    const pool = statefulSet.split(' ')[1] ?? '';
    for (const earlier of [
      `ConfigMap ${pool}`,
      'NetworkPolicy default-deny',
      'Service controllers',
      'Service brokers',
    ]) {
      expect(order.indexOf(earlier)).toBeGreaterThanOrEqual(0);
      expect(order.indexOf(earlier)).toBeLessThan(order.indexOf(statefulSet));
    }
  }
});

test('certificates are asked for before the pods that wait for them, and brokers are bound when they run', () => {
  const order = objectsOf(example('production')).map(({ kind }) => kind);
  expect(order.lastIndexOf('Certificate')).toBeLessThan(order.indexOf('StatefulSet'));
  expect(order.indexOf('TargetGroupBinding')).toBeGreaterThan(order.lastIndexOf('StatefulSet'));
  expect(order.indexOf('CronJob')).toBeGreaterThan(order.lastIndexOf('StatefulSet'));
});

test.each(exampleNames)('%s: the same deployment gives the same bytes', (name) => {
  const text = () => waves(example(name)).map(renderYaml).join('');
  expect(text()).toBe(text());
});

test.each(exampleNames)('%s: namespaced objects name the namespace and the others none', (name) => {
  const clusterScoped = ['Namespace', 'PriorityClass', 'StorageClass'];
  const deployment = example(name);
  for (const { kind, metadata } of objectsOf(deployment)) {
    expect([kind, metadata.namespace]).toEqual([kind, clusterScoped.includes(kind) ? undefined : deployment.namespace]);
  }
});

test.each(exampleNames)('%s: the YAML reads back as the objects, also by the rules of YAML 1.1', (name) => {
  for (const wave of waves(example(name))) {
    const documents = parseAllDocuments(renderYaml(wave), { version: '1.1' });
    expect(documents.map((document) => document.toJS() as unknown)).toEqual(wave.objects);
  }
});

test('a person reads kind and name first and texts as blocks', () => {
  const text = renderYaml(waves(example('production')).find(({ id }) => id === '30-controller-use1-az1')!);
  expect(text).toMatch(/^apiVersion: v1\nkind: ConfigMap\nmetadata:\n {2}name: controller-use1-az1\n/);
  expect(text).toContain('  server.properties: |\n    allow.everyone.if.no.acl.found=false\n');
});

test('the last wave says that the quorum has been formed, and for which cluster', () => {
  const deployment = example('production');
  expect(waves(deployment).at(-1)!.objects).toHaveLength(1);
  expect(named(deployment, 'ConfigMap', 'quorum-state').data).toEqual({
    formed: 'true',
    clusterId: deployment.kafka.clusterId,
  });
});
