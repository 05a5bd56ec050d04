import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { propertiesOf, stack, templatesOf } from '../support/templates';
import { wavesFixture } from '../support/waves-fixture';

const deployment = awsVariant('production');
const templates = templatesOf(deployment);
const { Resources } = stack(templates, 'Workload');

/** Everything that has to be done before a resource, however far back. */
function before(id: string, seen = new Set<string>()): Set<string> {
  for (const earlier of Resources[id]!.DependsOn ?? []) {
    if (seen.has(earlier)) continue;
    seen.add(earlier);
    before(earlier, seen);
  }
  return seen;
}

test('there is one resource for each object and one wait for each pod that must be ready', () => {
  const objects = wavesFixture(deployment).flatMap((wave) => wave.objects);
  const kinds = Object.values(Resources).map(({ Type }) => Type);
  expect(kinds.filter((type) => type.endsWith('KubernetesResource'))).toHaveLength(objects.length);
  expect(kinds.filter((type) => type.endsWith('KubernetesObjectValue'))).toHaveLength(6);
});

test('each object is applied byte for byte as the bundle has it', () => {
  const applied = propertiesOf(stack(templates, 'Workload'), 'Custom::AWSCDK-EKS-KubernetesResource').map(
    ({ Manifest }) => Manifest,
  );
  expect(applied).toEqual(
    wavesFixture(deployment).flatMap((wave) => wave.objects.map((each) => JSON.stringify([each]))),
  );
});

test('zones roll one after another: a zone’s pods wait until the zone before is ready', () => {
  expect(before('StatefulSetAutomqAcmeControllerUse1Az6')).toContain('ReadyPod0OfControllerUse1Az4');
  expect(before('StatefulSetAutomqAcmeBrokerUse1Az4')).toContain('ReadyPod0OfControllerUse1Az1');
  expect(before('StatefulSetAutomqAcmeBrokerUse1Az1')).toContain('ReadyPod0OfBrokerUse1Az6');
});

test('pods start with the configuration of the same deploy', () => {
  expect(before('StatefulSetAutomqAcmeBrokerUse1Az6')).toContain('ConfigMapAutomqAcmeBrokerUse1Az6');
});

test('nothing comes before the namespace, and the quorum’s mark comes last', () => {
  const last = before('ConfigMapAutomqAcmeQuorumState');
  expect([...last].sort()).toEqual(
    Object.keys(Resources)
      .filter((id) => id !== 'ConfigMapAutomqAcmeQuorumState')
      .sort(),
  );
});

test('a new revision changes the waits and the StatefulSets, and nothing else', () => {
  const next = stack(templatesOf(deployment, wavesFixture(deployment, 'fedcba9876543210')), 'Workload');
  const changed = Object.keys(Resources).filter(
    (id) => JSON.stringify(next.Resources[id]) !== JSON.stringify(Resources[id]),
  );
  expect(changed.every((id) => /^(StatefulSet|ReadyPod)/.test(id))).toBe(true);
  expect(changed).toHaveLength(12);
});

test('what the manifests lean on comes first, as pinned charts', () => {
  expect(propertiesOf(stack(templates, 'Components'), 'Custom::AWSCDK-EKS-HelmChart')).toEqual([
    expect.objectContaining({
      ClusterName: 'acme',
      Release: 'kube-prometheus-stack',
      Version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      Namespace: 'monitoring',
      Wait: true,
      Timeout: '720s',
    }),
  ]);
});

test.each([
  ['nothing is scraped', (written: Written) => (written.monitoring = { kind: 'none' })],
  ['the operator is there', (written: Written) => (written.components = { prometheusOperator: 'preinstalled' })],
])('no chart is installed where %s', (_, change) => {
  expect(templatesOf(awsVariant('production', change)).Components).toBeUndefined();
});
