import type { Deployment } from '../../../lib/model/deployment';
import { example } from '../../support/example';
import { named, ofKind } from '../../support/objects';
import { privateVariant } from '../../support/private-variant';

const production = example('production');
const exporter = (deployment: Deployment) => named(deployment, 'Deployment', 'group-lag').spec;
const input = (deployment: Deployment) =>
  JSON.parse(named(deployment, 'ConfigMap', 'group-lag').data['group-lag.json']!) as {
    readonly intervalSeconds: number;
    readonly settings: Readonly<Record<string, string>>;
  };

test('one pod looks at all groups, by the cluster’s own way in', () => {
  expect([exporter(production).replicas, exporter(production).strategy.type]).toEqual([1, 'Recreate']);
  expect(exporter(production).template.spec.affinity).toBeUndefined();
  expect(input(production).settings).toMatchObject({
    'bootstrap.servers': 'bootstrap.automq-acme.svc:9092',
    'security.protocol': 'SASL_SSL',
  });
});

test('Prometheus finds it, and its policy lets it to brokers and nowhere else but DNS', () => {
  const { labels } = exporter(production).template.metadata;
  expect(labels).toMatchObject(named(production, 'PodMonitor', 'automq').spec.selector.matchLabels);
  const { podSelector, egress } = named(production, 'NetworkPolicy', 'group-lag').spec;
  expect(labels).toMatchObject(podSelector.matchLabels);
  expect(egress!.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([9092, 53, 53, 53, 53]);
});

test('the file says how often it looks, or that there is none', () => {
  const variant = (groupLag: object) =>
    privateVariant((written) => Object.assign(written, { monitoring: { kind: 'podMonitor', groupLag } }));
  expect(input(variant({ kind: 'exporter', intervalSeconds: 60 })).intervalSeconds).toBe(60);
  const names = ofKind(variant({ kind: 'none' }), 'Deployment').map(({ metadata }) => metadata.name);
  expect(names).toEqual(['canary-room-a', 'canary-room-b', 'canary-room-c']);
});
