import type { AwsDeployment } from '../../lib/model/deployment';
import { hasNodeGroup, nodeGroupSize, nodesFollow, warmNodesPerZone } from '../../lib/model/broker-nodes';
import { neededComponents } from '../../lib/model/needed-components';
import type { Written } from '../support/aws-variant';
import { awsVariant } from '../support/aws-variant';
import { example } from '../support/example';

type Scaling = Written['platform']['nodes']['brokers']['scaling'];

const scaled = (scaling: Scaling) =>
  awsVariant('production', ({ platform }) => {
    platform.nodes.brokers.scaling = scaling;
  });

const sizes = (deployment: AwsDeployment) => deployment.brokers.map((pool) => nodeGroupSize(deployment, pool));

test('without anybody who adds nodes, those for the most brokers are there and stay', () => {
  expect(sizes(awsVariant('production'))).toEqual(Array(3).fill({ min: 3, desired: 3, max: 3 }));
});

test('where nodes follow, the floor and the warm ones stay, and CloudFormation never asks for less than may run', () => {
  const follow = scaled({ kind: 'clusterAutoscaler', warmNodesPerZone: 2 });
  expect(sizes(follow)).toEqual(Array(3).fill({ min: 3, desired: 5, max: 5 }));
});

test('none are kept warm unless the file says so', () => {
  const follow = scaled({ kind: 'clusterAutoscaler' });
  expect(warmNodesPerZone(follow)).toBe(0);
  expect(sizes(follow)).toEqual(Array(3).fill({ min: 1, desired: 3, max: 3 }));
});

test('the nodes of controllers never follow', () => {
  const follow = scaled({ kind: 'clusterAutoscaler', warmNodesPerZone: 2 });
  for (const pool of follow.controllers) expect(nodeGroupSize(follow, pool)).toEqual({ min: 1, desired: 1, max: 1 });
});

test('Karpenter takes the place of the brokers’ node groups, and they stay as they were while brokers move', () => {
  const groups = (deployment: AwsDeployment) =>
    [...deployment.controllers, ...deployment.brokers].filter((pool) => hasNodeGroup(deployment, pool));
  const moved = scaled({ kind: 'karpenter', warmNodesPerZone: 1 });
  expect(groups(moved)).toEqual(moved.controllers);
  const moving = scaled({ kind: 'karpenter', warmNodesPerZone: 1, keepNodeGroups: true });
  expect(groups(moving)).toEqual([...moving.controllers, ...moving.brokers]);
  expect(sizes(moving)).toEqual(sizes(scaled({ kind: 'fixed' })));
});

test('who adds and removes nodes is needed exactly where they follow', () => {
  const needs = (deployment: Parameters<typeof neededComponents>[0]) =>
    neededComponents(deployment).map(({ id }) => id);
  expect(needs(scaled({ kind: 'clusterAutoscaler' }))).toContain('cluster-autoscaler');
  expect(needs(scaled({ kind: 'clusterAutoscaler' }))).not.toContain('karpenter');
  expect(needs(scaled({ kind: 'karpenter' }))).toContain('karpenter');
  expect(needs(scaled({ kind: 'karpenter' }))).not.toContain('cluster-autoscaler');
  expect(needs(scaled({ kind: 'fixed' }))).not.toContain('cluster-autoscaler');
  expect(needs(scaled({ kind: 'fixed' }))).not.toContain('karpenter');
});

test('outside AWS nodes are the cluster’s own business', () => {
  expect(nodesFollow(example('private'))).toBe(false);
  expect(warmNodesPerZone(example('private'))).toBe(0);
});
