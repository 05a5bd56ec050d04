import { waves } from '../../charts/waves';
import { automqReleases } from '../../lib/facts/automq-releases';
import type { Deployment } from '../../lib/model/deployment';
import type { KubernetesObject } from '../../lib/model/wave';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';
import { named } from '../support/objects';

const at = (name: 'minimal' | 'production', step: 'program' | 'levels') =>
  awsVariant(name, ({ kafka }) => Object.assign(kafka, { upgrade: { from: '1.6.7', step } }));

const objects = (deployment: Deployment): readonly KubernetesObject[] =>
  waves(deployment).flatMap((wave) => wave.objects);

const input = (deployment: Deployment) =>
  JSON.parse(named(deployment, 'ConfigMap', 'feature-levels').data['feature-levels.json']!) as Record<string, unknown>;

const ofJob = (deployment: Deployment) =>
  objects(deployment).filter(({ metadata }) => metadata.name === 'feature-levels');

test('only in the second step is there anything that could touch the levels', () => {
  expect(ofJob(example('production'))).toEqual([]);
  expect(ofJob(at('production', 'program'))).toEqual([]);
  expect(
    ofJob(at('production', 'levels'))
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['ConfigMap', 'CronJob', 'NetworkPolicy', 'ServiceAccount']);
});

test('no step changes any other object, so the second restarts no node', () => {
  const others = (deployment: Deployment) =>
    objects(deployment).filter(({ metadata }) => !['feature-levels', 'broker', 'runbook'].includes(metadata.name));
  const before = others(example('production'));
  expect(others(at('production', 'program'))).toEqual(before);
  expect(others(at('production', 'levels'))).toEqual(before);
});

test('the job comes when all nodes are there, and wants the levels of the version that they run', () => {
  const deployment = at('production', 'levels');
  const ids = waves(deployment).map(({ id }) => id);
  const [own] = ids.filter((id) => id.endsWith('feature-levels'));
  for (const id of ids.filter((each) => /^[34]0-/.test(each))) expect(id < own!).toBe(true);
  const { automqVersion, metadataVersion } = automqReleases[deployment.kafka.version]!.levels;
  expect(input(deployment)['features']).toEqual([
    { name: 'metadata.version', level: metadataVersion.level, called: metadataVersion.name },
    { name: 'automq.version', level: automqVersion, called: String(automqVersion) },
  ]);
});

test.each(['minimal', 'production'] as const)(
  '%s: the job connects as the listener between brokers wants it, and its policy lets it',
  (name) => {
    const deployment = at(name, 'levels');
    const { security } = deployment;
    const { bootstrapServers, keyStore } = input(deployment);
    expect(bootstrapServers).toMatch(/:9094(,|$)/);
    expect(keyStore).toBe(security.kind === 'tls' ? '/etc/automq-tls/tls-combined.pem' : undefined);
    const { spec, metadata } = named(deployment, 'CronJob', 'feature-levels').spec.jobTemplate.spec.template;
    const secrets = spec.volumes.flatMap(({ secret }) => secret?.secretName ?? []);
    expect(secrets).toEqual(security.kind === 'tls' ? [security.certificates.users.secret] : []);
    const { egress, podSelector } = named(deployment, 'NetworkPolicy', 'feature-levels').spec;
    expect(egress!.flatMap(({ ports }) => ports.map(({ port }) => port))).toContain(9094);
    expect(metadata.labels).toMatchObject(podSelector.matchLabels);
  },
);

test('a run ends before it is ended, also when brokers are slow to see each level', () => {
  const deployment = at('production', 'levels');
  const { activeDeadlineSeconds } = named(deployment, 'CronJob', 'feature-levels').spec.jobTemplate
    .spec as never as Record<string, number>;
  const { seenWithinSeconds, features } = input(deployment) as { seenWithinSeconds: number; features: unknown[] };
  expect(seenWithinSeconds * features.length + 120).toBeLessThan(activeDeadlineSeconds!);
});
