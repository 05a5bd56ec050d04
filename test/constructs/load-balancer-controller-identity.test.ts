import { LoadBalancerControllerIdentity } from '../../lib/constructs/load-balancer-controller-identity';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const stack = sandbox('cn-north-1');
new LoadBalancerControllerIdentity(stack, 'Identity', {
  deployment: 'acme',
  clusterName: 'acme',
  namespace: 'kube-system',
  serviceAccount: 'aws-load-balancer-controller',
});
const role = onlyOf(stack, 'AWS::IAM::Role');
const [fill, read] = role.Policies[0].PolicyDocument.Statement;

test('it fills target groups of this deployment and of no other', () => {
  expect(fill.Action.sort()).toEqual([
    'elasticloadbalancing:DeregisterTargets',
    'elasticloadbalancing:RegisterTargets',
  ]);
  expect(fill.Condition).toEqual({ StringEquals: { 'aws:ResourceTag/deployment': 'acme' } });
  expect(fill.Resource['Fn::Join'][1].at(-1)).toBe(':elasticloadbalancing:cn-north-1:123456789012:targetgroup/*/*');
});

test('whatever else it may do is to read', () => {
  expect(read.Resource).toBe('*');
  expect(read.Action.filter((action: string) => !/:Describe/.test(action))).toEqual([]);
  expect(role.Policies).toHaveLength(1);
  expect(role.ManagedPolicyArns).toBeUndefined();
});

test('only its service account in this cluster takes the role', () => {
  const [trust] = role.AssumeRolePolicyDocument.Statement as Json[];
  expect(trust.Condition.StringEquals).toMatchObject({
    'aws:RequestTag/kubernetes-namespace': 'kube-system',
    'aws:RequestTag/kubernetes-service-account': 'aws-load-balancer-controller',
  });
  expect(onlyOf(stack, 'AWS::EKS::PodIdentityAssociation')).toMatchObject({
    ClusterName: 'acme',
    Namespace: 'kube-system',
    ServiceAccount: 'aws-load-balancer-controller',
  });
});
