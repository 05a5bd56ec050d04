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

test('its VPC has the tag by which it looks for it', () => {
  const { Vpc } = stack(templatesOf(production), 'Network').Resources;
  expect(Vpc!.Properties.Tags).toContainEqual({ Key: 'deployment', Value: 'acme' });
});

test('elsewhere than on AWS a release has the chart’s values alone', () => {
  const [metricsServer] = components;
  expect(helmReleaseOf(metricsServer!, example('private'))).toBe(metricsServer!.helm);
});
