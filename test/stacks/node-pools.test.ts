import type { AwsDeployment } from '../../lib/model/deployment';
import { nodePoolKeys } from '../../lib/model/node-pool-handoff';
import { manifests } from '../../lib/synth';
import { infrastructureApp } from '../../lib/stacks/infrastructure-app';
import { withNodePools } from '../support/node-pools';
import type { StackTemplate } from '../support/templates';
import { propertiesOf, stack, templatesOf } from '../support/templates';

const clusterOf = (deployment: AwsDeployment) => stack(templatesOf(deployment), 'Cluster');
const accounts = (template: StackTemplate) =>
  propertiesOf(template, 'AWS::EKS::PodIdentityAssociation').map(({ ServiceAccount }) => ServiceAccount);
const groups = (template: StackTemplate) =>
  propertiesOf(template, 'AWS::EKS::Nodegroup').map(({ NodegroupName }) => NodegroupName as string | undefined);

const production = clusterOf(withNodePools('production'));
const existing = clusterOf(withNodePools('production-existing'));

test('brokers have no node group, and controllers and add-ons keep theirs', () => {
  expect(groups(production)).toEqual([
    'acme-controller-use1-az4',
    'acme-controller-use1-az6',
    'acme-controller-use1-az1',
    undefined,
  ]);
});

test('while brokers move, theirs stay as they are', () => {
  const moving = clusterOf(withNodePools('production', { keepNodeGroups: true }));
  expect(groups(moving).filter((name) => name?.includes('-broker-'))).toHaveLength(3);
  expect(propertiesOf(moving, 'AWS::IAM::InstanceProfile')).toHaveLength(1);
});

test('nodes have a role of their own, which a node group that goes can’t take out of the cluster', () => {
  const [entry] = propertiesOf(production, 'AWS::EKS::AccessEntry').filter(({ Type }) => Type === 'EC2_LINUX');
  const nodeGroups = propertiesOf(production, 'AWS::EKS::Nodegroup').map(({ NodeRole }) => JSON.stringify(NodeRole));
  expect(nodeGroups).not.toContain(JSON.stringify(entry.PrincipalArn));
});

test('where the kit brings Karpenter it has an identity and a queue; on a cluster with one of its own, neither', () => {
  expect(accounts(production)).toContain('karpenter');
  expect(propertiesOf(production, 'AWS::SQS::Queue')).toHaveLength(1);
  const without = [
    existing,
    clusterOf(withNodePools('production', {}, (written) => (written.components = { karpenter: 'preinstalled' }))),
  ];
  for (const template of without) {
    expect(accounts(template)).not.toContain('karpenter');
    expect(propertiesOf(template, 'AWS::SQS::Queue')).toEqual([]);
    expect(propertiesOf(template, 'AWS::IAM::InstanceProfile')).toHaveLength(1);
  }
});

test('its chart comes from its registry, once the account has what it needs', () => {
  const [chart] = propertiesOf(
    stack(templatesOf(withNodePools('production')), 'Components'),
    'Custom::AWSCDK-EKS-HelmChart',
  ).filter(({ Release }) => Release === 'karpenter');
  expect(chart).toMatchObject({
    Chart: 'karpenter',
    Repository: 'oci://public.ecr.aws/karpenter/karpenter',
    Version: '1.14.1',
    Namespace: 'kube-system',
  });
  expect(JSON.parse(chart.Values as string)).toMatchObject({
    settings: { clusterName: 'acme', interruptionQueue: 'acme-node-interruptions', isolatedVPC: true },
    controller: { env: [{ name: 'AWS_REGION', value: 'us-east-1' }] },
    serviceAccount: { name: 'karpenter' },
  });
});

test('the cluster stack gives every value that the node classes wait for, and none that the file has', () => {
  const outputs = Object.keys(production.Outputs ?? {});
  for (const { key } of nodePoolKeys(withNodePools('production'))) expect(outputs).toContain(key);
  expect(nodePoolKeys(withNodePools('production-existing'))).toEqual([]);
  expect(Object.keys(existing.Outputs ?? {}).filter((key) => key.startsWith('Node'))).toEqual([]);
});

test('with cdk the objects that CloudFormation applies have references in place of them, and nothing else waits', () => {
  const deployment = withNodePools('production');
  const app = infrastructureApp(deployment, manifests(deployment).waves, {});
  const workload = app.synth().getStackByName('acme-workload').template as StackTemplate;
  const text = JSON.stringify(workload);
  expect(text).not.toContain('handoff:');
  const [nodeClass] = propertiesOf(workload, 'Custom::AWSCDK-EKS-KubernetesResource')
    .map(({ Manifest }) => JSON.stringify(Manifest))
    .filter((manifest) => manifest.includes('EC2NodeClass') && manifest.includes('use1-az4'));
  expect(nodeClass).toContain('Fn::ImportValue');
  expect(nodeClass).toContain('acme-network:');
});
