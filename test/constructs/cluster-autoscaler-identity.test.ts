import { ClusterAutoscalerIdentity } from '../../lib/constructs/cluster-autoscaler-identity';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox('cn-north-1');
new ClusterAutoscalerIdentity(stack, 'Identity', {
  clusterName: 'acme',
  cluster: 'acme',
  namespace: 'kube-system',
  serviceAccount: 'cluster-autoscaler',
});
const role = onlyOf(stack, 'AWS::IAM::Role');
const [resize, groups, read] = role.Policies[0].PolicyDocument.Statement;

test('it resizes what EKS has tagged as a node group of this cluster and nothing else', () => {
  expect(resize.Action.sort()).toEqual([
    'autoscaling:SetDesiredCapacity',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
  ]);
  expect(resize.Condition).toEqual({ StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/acme': 'owned' } });
  expect(resize.Resource['Fn::Join'][1].at(-1)).toBe(
    ':autoscaling:cn-north-1:123456789012:autoScalingGroup:*:autoScalingGroupName/*',
  );
});

test('it describes node groups of this cluster', () => {
  expect(groups.Action).toBe('eks:DescribeNodegroup');
  expect(groups.Resource['Fn::Join'][1].at(-1)).toBe(':eks:cn-north-1:123456789012:nodegroup/acme/*/*');
});

test('whatever else it may do is to read', () => {
  expect(read.Resource).toBe('*');
  expect(read.Action.filter((action: string) => !/:Describe/.test(action))).toEqual([]);
  expect(role.Policies[0].PolicyDocument.Statement).toHaveLength(3);
  expect(role.ManagedPolicyArns).toBeUndefined();
});

test('only its service account in this cluster takes the role', () => {
  const [trust] = role.AssumeRolePolicyDocument.Statement as Json[];
  expect(trust.Condition.StringEquals).toMatchObject({
    'aws:RequestTag/kubernetes-namespace': 'kube-system',
    'aws:RequestTag/kubernetes-service-account': 'cluster-autoscaler',
  });
  expect(onlyOf(stack, 'AWS::EKS::PodIdentityAssociation')).toMatchObject({
    ClusterName: 'acme',
    Namespace: 'kube-system',
    ServiceAccount: 'cluster-autoscaler',
  });
});
