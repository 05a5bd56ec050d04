import { boundTargets, handoffPlaceholder } from '../../lib/model/handoff';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import type { Templates } from '../support/templates';
import { propertiesOf, stack, templatesOf } from '../support/templates';
import { wavesFixture } from '../support/waves-fixture';
import type { Json } from '../support/json';

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

test('there is one resource for each object, one wait for each pod that must be ready and one for each pool', () => {
  const objects = wavesFixture(deployment).flatMap((wave) => wave.objects);
  const kinds = Object.values(Resources).map(({ Type }) => Type);
  expect(kinds.filter((type) => type.endsWith('KubernetesResource'))).toHaveLength(objects.length);
  expect(kinds.filter((type) => type.endsWith('KubernetesObjectValue'))).toHaveLength(6 + 6);
});

const manifests = (of: Templates) =>
  propertiesOf(stack(of, 'Workload'), 'Custom::AWSCDK-EKS-KubernetesResource').map(({ Manifest }) => Manifest);

test('each object is applied byte for byte as the bundle has it', () => {
  const complete = awsVariant('production', (written) => (written.access = {}));
  expect(manifests(templatesOf(complete))).toEqual(
    wavesFixture(complete).flatMap((wave) => wave.objects.map((each) => JSON.stringify([each]))),
  );
});

test('but for what another stack gives: there stands a reference to the very resource', () => {
  const bindings = manifests(templates).filter((each) => typeof each !== 'string');
  const bound = boundTargets(deployment);
  expect(bindings).toHaveLength(bound.length);
  for (const [index, { key, stack: name }] of bound.entries()) {
    const [before, value, after] = bindings[index]['Fn::Join'][1] as [string, Json, string];
    const [object] = JSON.parse(`${before}arn${after}`) as Json[];
    expect(object.spec).toEqual({ targetGroupARN: 'arn', targetType: 'ip' });
    const { Outputs = {} } = stack(templates, name === 'acme-privatelink' ? 'PrivateLink' : 'NetworkAccess');
    const exported = Object.values(Outputs).find(({ Export }) => Export?.Name === value['Fn::ImportValue']);
    expect([key, exported?.Value]).toEqual([key, Outputs[key]!.Value]);
  }
  expect(JSON.stringify(templates)).not.toContain(handoffPlaceholder(''));
});

test('an object that waits for what no stack gives is refused by its key', () => {
  const [wave] = wavesFixture(deployment);
  const waiting = { ...wave!.objects[0]!, data: { arn: handoffPlaceholder('NetworkUse1Az9Slot0') } };
  expect(() => templatesOf(deployment, [{ id: '00-foundation', objects: [waiting] }])).toThrow(
    'no stack hands over "NetworkUse1Az9Slot0", for which an object of the workload waits',
  );
});

test('zones roll one after another: a zone’s pods wait until those of the zone before are available', () => {
  expect(before('StatefulSetAutomqAcmeControllerUse1Az6')).toContain('AvailablePodsOfControllerUse1Az4');
  expect(before('StatefulSetAutomqAcmeBrokerUse1Az4')).toContain('AvailablePodsOfControllerUse1Az1');
  expect(before('StatefulSetAutomqAcmeBrokerUse1Az1')).toContain('AvailablePodsOfBrokerUse1Az6');
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
  expect(changed.every((id) => /^(StatefulSet|ReadyPod|AvailablePods)/.test(id))).toBe(true);
  expect(changed).toHaveLength(18);
});

const charts = (of: Templates) => propertiesOf(stack(of, 'Components'), 'Custom::AWSCDK-EKS-HelmChart');

test('what the manifests lean on and EKS has no add-on for comes first, as pinned charts', () => {
  const common = {
    ClusterName: 'acme',
    Version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    Wait: true,
    Timeout: '720s',
  };
  expect(charts(templates)).toEqual([
    expect.objectContaining({ ...common, Release: 'kube-prometheus-stack', Namespace: 'monitoring' }),
    expect.objectContaining({ ...common, Release: 'aws-load-balancer-controller', Namespace: 'kube-system' }),
  ]);
});

test('the controller that fills target groups touches nothing else', () => {
  const values = JSON.parse(charts(templates)[1].Values);
  expect(values).toMatchObject({
    clusterName: 'acme',
    vpcTags: { deployment: 'acme' },
    controllerConfig: { featureGates: { EnableServiceController: false, NLBGatewayAPI: false, ALBGatewayAPI: false } },
    enableServiceMutatorWebhook: false,
    webhookConfig: { disableIngressValidation: true },
  });
});

test.each([
  ['nothing is scraped', (written: Written) => (written.monitoring = { kind: 'none' })],
  ['the operator is there', (written: Written) => (written.components = { prometheusOperator: 'preinstalled' })],
])('the operator is not installed where %s', (_, change) => {
  const releases = charts(templatesOf(awsVariant('production', change))).map(({ Release }) => Release);
  expect(releases).toEqual(['aws-load-balancer-controller']);
});

test('where no chart is needed there is no stack for charts', () => {
  const alone = awsVariant('production', (written) => {
    written.access = {};
    written.monitoring = { kind: 'none' };
  });
  expect(templatesOf(alone).Components).toBeUndefined();
});
