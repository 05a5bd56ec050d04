import { components } from '../../lib/facts/components';
import { helmReleaseOf, installCommand } from '../../lib/model/helm-release';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';
import { stack, templatesOf } from '../support/templates';

const production = awsVariant('production');

test.each(components.map((component) => [component.id, component] as const))(
  'the command for %s installs one exact chart version with every value',
  (_id, component) => {
    const release = helmReleaseOf(component, production);
    const command = installCommand(release);
    const source = release.repository.startsWith('oci://')
      ? release.repository
      : `${release.chart} --repo ${release.repository}`;
    expect(command).toContain(`upgrade --install ${release.release} ${source} --version ${release.version} `);
    expect(command).toContain(`--namespace ${release.namespace} `);
    for (const [key, value] of Object.entries(release.values)) {
      const setting = `${key}=${value}`;
      expect(command).toContain(`--set ${key.includes('[') ? `'${setting}'` : setting}`);
    }
  },
);

const controller = components.find(({ id }) => id === 'aws-load-balancer-controller')!;

test('the load balancer controller is told where it is, since it can’t ask the instance', () => {
  expect(helmReleaseOf(controller, production).values).toMatchObject({
    clusterName: 'acme',
    region: 'us-east-1',
    'vpcTags.deployment': 'acme',
    'serviceAccount.name': 'aws-load-balancer-controller',
  });
  expect(helmReleaseOf(controller, awsVariant('production-existing')).values).toMatchObject({
    clusterName: 'shared-platform',
    region: 'eu-central-1',
    vpcId: 'vpc-0f1e2d3c4b5a69788',
  });
});

const autoscaler = components.find(({ id }) => id === 'cluster-autoscaler')!;

test.each([
  ['1.34', 'v1.34.5'],
  ['1.35', 'v1.35.2'],
  ['1.36', 'v1.36.1'],
])('the Cluster Autoscaler of a cluster of Kubernetes %s is %s', (kubernetesVersion, tag) => {
  const deployment = awsVariant('retail', ({ platform }) => {
    if (platform.cluster.kind === 'new') platform.cluster.kubernetesVersion = kubernetesVersion;
  });
  expect(helmReleaseOf(autoscaler, deployment).values['image.tag']).toBe(tag);
});

test('it looks for the node groups of its cluster, in its region, as the service account that has the role', () => {
  expect(helmReleaseOf(autoscaler, awsVariant('retail')).values).toMatchObject({
    'autoDiscovery.clusterName': 'retail',
    awsRegion: 'us-east-1',
    'rbac.serviceAccount.name': 'cluster-autoscaler',
  });
});

test('should it move a process, that one has as long to stop as everywhere', () => {
  const deployment = awsVariant('retail', ({ kafka }) => Object.assign(kafka, { terminationGracePeriodSeconds: 480 }));
  expect(helmReleaseOf(autoscaler, deployment).values['extraArgs.max-graceful-termination-sec']).toBe('480');
});

const karpenter = components.find(({ id }) => id === 'karpenter')!;

test('Karpenter is told its cluster, its region and the queue that the kit makes for a new cluster', () => {
  expect(helmReleaseOf(karpenter, production).values).toMatchObject({
    'settings.clusterName': 'acme',
    'settings.interruptionQueue': 'acme-node-interruptions',
    'controller.env[0].name': 'AWS_REGION',
    'controller.env[0].value': 'us-east-1',
    'serviceAccount.name': 'karpenter',
  });
  const existing = helmReleaseOf(karpenter, awsVariant('production-existing')).values;
  expect(existing['settings.clusterName']).toBe('shared-platform');
  expect(existing['settings.interruptionQueue']).toBeUndefined();
});

test('a second Karpenter, which never shares a node with the first, is not asked for where there is one node', () => {
  const oneNode = awsVariant('production', ({ platform }) => {
    platform.nodes.system!.count = 1;
  });
  expect(helmReleaseOf(karpenter, oneNode).values.replicas).toBe('1');
  expect(helmReleaseOf(karpenter, production).values.replicas).toBeUndefined();
});

test('its VPC has the tag by which it looks for it', () => {
  const { Vpc } = stack(templatesOf(production), 'Network').Resources;
  expect(Vpc!.Properties.Tags).toContainEqual({ Key: 'deployment', Value: 'acme' });
});

test('elsewhere than on AWS a release has the chart’s values alone', () => {
  const [metricsServer] = components;
  expect(helmReleaseOf(metricsServer!, example('private'))).toBe(metricsServer!.helm);
});
