import { KarpenterNodes } from '../../lib/constructs/karpenter-nodes';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox('us-east-1');
new KarpenterNodes(stack, 'Nodes', {
  clusterName: 'acme',
  instanceProfileName: 'acme-us-east-1-broker-node',
  ownCni: true,
});

test('an instance gets the role by a profile whose name is known beforehand, and joins the cluster with it', () => {
  expect(onlyOf(stack, 'AWS::IAM::InstanceProfile')).toMatchObject({
    InstanceProfileName: 'acme-us-east-1-broker-node',
    Roles: [{ Ref: expect.stringContaining('NodesRole') as string }],
  });
  expect(onlyOf(stack, 'AWS::EKS::AccessEntry')).toEqual({
    ClusterName: 'acme',
    PrincipalArn: { 'Fn::GetAtt': [expect.stringContaining('NodesRole') as string, 'Arn'] },
    Type: 'EC2_LINUX',
  });
});

test('the entry is that of a node and carries no rights of a person', () => {
  expect(onlyOf(stack, 'AWS::EKS::AccessEntry').AccessPolicies).toBeUndefined();
});
