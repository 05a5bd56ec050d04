import { NodePool } from '../../lib/constructs/node-pool';
import { onlyOf, sandbox } from '../support/sandbox';

function pool(architecture: 'amd64' | 'arm64' = 'arm64', name: string | undefined = 'acme-broker-use1-az4') {
  const stack = sandbox();
  new NodePool(stack, 'Pool', {
    clusterName: 'acme',
    kubernetesVersion: '1.35',
    name,
    nodeRoleArn: 'arn:aws:iam::123456789012:role/nodes',
    subnetIds: ['subnet-a'],
    nodes: {
      instanceType: 'm7g.xlarge',
      architecture,
      labels: { pool: 'broker' },
      taints: [{ key: 'pool', value: 'broker', effect: 'NoExecute' }],
    },
    size: { min: 1, desired: 3, max: 3 },
    tags: { stage: 'production' },
  });
  return stack;
}

test('an update replaces one node at a time and never past a disruption budget', () => {
  const group = onlyOf(pool(), 'AWS::EKS::Nodegroup');
  expect(group.UpdateConfig).toEqual({ MaxUnavailable: 1 });
  expect(group.ForceUpdateEnabled).toBeUndefined();
});

test('a new instance type rolls the nodes instead of replacing the group', () => {
  expect(onlyOf(pool(), 'AWS::EKS::Nodegroup').InstanceTypes).toBeUndefined();
  expect(onlyOf(pool(), 'AWS::EC2::LaunchTemplate').LaunchTemplateData.InstanceType).toBe('m7g.xlarge');
});

test.each([
  ['arm64', 'AL2023_ARM_64_STANDARD'],
  ['amd64', 'AL2023_x86_64_STANDARD'],
] as const)('a node of %s starts the image %s', (architecture, amiType) => {
  expect(onlyOf(pool(architecture), 'AWS::EKS::Nodegroup').AmiType).toBe(amiType);
});

test('taints keep their effect', () => {
  expect(onlyOf(pool(), 'AWS::EKS::Nodegroup').Taints).toEqual([
    { Key: 'pool', Value: 'broker', Effect: 'NO_EXECUTE' },
  ]);
});

test('instances and disks carry the tags and the name of their group', () => {
  const { TagSpecifications } = onlyOf(pool(), 'AWS::EC2::LaunchTemplate').LaunchTemplateData;
  const Tags = [
    { Key: 'stage', Value: 'production' },
    { Key: 'Name', Value: 'acme-broker-use1-az4' },
  ];
  expect(TagSpecifications).toEqual([
    { ResourceType: 'instance', Tags },
    { ResourceType: 'volume', Tags },
  ]);
});
