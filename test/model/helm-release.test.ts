import { components } from '../../lib/facts/components';
import { helmReleaseOf, installCommand } from '../../lib/model/helm-release';
import { stopSeconds } from '../../lib/model/stop-seconds';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';
import { stack, templatesOf } from '../support/templates';

const production = awsVariant('production');

test.each(components.map((component) => [component.id, component] as const))(
  'the command for %s installs one exact chart version with every value',
  (_id, component) => {
    const release = helmReleaseOf(component, production);
    const command = installCommand(release);
    expect(command).toContain(`upgrade --install ${release.release} ${release.chart} `);
    expect(command).toContain(`--repo ${release.repository} --version ${release.version} `);
    expect(command).toContain(`--namespace ${release.namespace} `);
    for (const [key, value] of Object.entries(release.values)) expect(command).toContain(`--set ${key}=${value}`);
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
  const { values } = helmReleaseOf(autoscaler, awsVariant('retail'));
  expect(Number(values['extraArgs.max-graceful-termination-sec'])).toBeGreaterThanOrEqual(stopSeconds);
});

test('its VPC has the tag by which it looks for it', () => {
  const { Vpc } = stack(templatesOf(production), 'Network').Resources;
  expect(Vpc!.Properties.Tags).toContainEqual({ Key: 'deployment', Value: 'acme' });
});

test('elsewhere than on AWS a release has the chart’s values alone', () => {
  const [metricsServer] = components;
  expect(helmReleaseOf(metricsServer!, example('private'))).toBe(metricsServer!.helm);
});
