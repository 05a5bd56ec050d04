import { KarpenterIdentity } from '../../lib/constructs/karpenter-identity';
import type { Json } from '../support/json';
import { onlyOf, sandbox } from '../support/sandbox';

const keyArn = 'arn:aws-cn:kms:cn-north-1:123456789012:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
const made = (volumeKeyArn: string | undefined) => {
  const stack = sandbox('cn-north-1');
  new KarpenterIdentity(stack, 'Identity', {
    clusterName: 'acme',
    cluster: 'acme',
    namespace: 'kube-system',
    serviceAccount: 'karpenter',
    subnetIds: ['subnet-a', 'subnet-b'],
    securityGroupId: 'sg-a',
    nodeRoleArn: 'arn:aws-cn:iam::123456789012:role/nodes',
    queueArn: 'arn:aws-cn:sqs:cn-north-1:123456789012:acme-node-interruptions',
    volumeKeyArn,
  });
  return stack;
};
const stack = made(keyArn);
const role = onlyOf(stack, 'AWS::IAM::Role');
const statements = role.Policies[0].PolicyDocument.Statement as Json[];
const by = (sid: string): Json => statements.find(({ Sid }) => Sid === sid);
const listed = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
/** Without the partition, which CloudFormation puts in. */
const resources = (sid: string) => listed(by(sid).Resource).map((each) => each['Fn::Join']?.[1].at(-1) ?? each);

test('it starts instances in the nodes’ subnets and security group only', () => {
  expect(resources('StartInPlace')).toEqual([
    ':ec2:cn-north-1:123456789012:security-group/sg-a',
    ':ec2:cn-north-1:123456789012:subnet/subnet-a',
    ':ec2:cn-north-1:123456789012:subnet/subnet-b',
    ':ec2:cn-north-1::image/*',
    ':ec2:cn-north-1::snapshot/*',
  ]);
});

test('whatever it makes has the tags of this cluster and of a node pool', () => {
  for (const sid of ['Make', 'TagWhatIsMade']) {
    expect(by(sid).Condition.StringEquals).toMatchObject({
      'aws:RequestTag/kubernetes.io/cluster/acme': 'owned',
      'aws:RequestTag/eks:eks-cluster-name': 'acme',
    });
    expect(by(sid).Condition.StringLike).toEqual({ 'aws:RequestTag/karpenter.sh/nodepool': '*' });
  }
  expect(listed(by('TagWhatIsMade').Condition.StringEquals['ec2:CreateAction'])).toContain('RunInstances');
});

test('it uses, names and ends only what has them', () => {
  for (const sid of ['StartByTemplate', 'NameInstances', 'End']) {
    expect(by(sid).Condition).toMatchObject({
      StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/acme': 'owned' },
      StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
    });
  }
});

test('no call that changes anything is open to any resource without a condition', () => {
  for (const statement of statements) {
    const open = listed(statement.Resource).some((each) => JSON.stringify(each).includes('*'));
    const reads = listed(statement.Action).every((action: string) => /:(Describe|Get)/.test(action));
    expect([
      statement.Sid,
      !open || reads || statement.Condition !== undefined || statement.Sid === 'StartInPlace',
    ]).toEqual([statement.Sid, true]);
  }
  expect(by('ReadRegion').Condition).toEqual({ StringEquals: { 'aws:RequestedRegion': 'cn-north-1' } });
});

test('it gives EC2 the nodes’ role and no other, and makes no role or profile', () => {
  expect(by('GiveNodesTheirRole').Resource).toBe('arn:aws-cn:iam::123456789012:role/nodes');
  const actions = statements.flatMap(({ Action }) => listed(Action)) as string[];
  expect(actions.filter((action) => action.startsWith('iam:'))).toEqual(['iam:PassRole']);
});

test('it uses the volumes’ key through EC2 alone, and none where there is no such key', () => {
  const viaEc2 = { 'Fn::Join': ['', ['ec2.cn-north-1.', { Ref: 'AWS::URLSuffix' }]] };
  for (const sid of ['GrantToEbs', 'UseKey']) {
    expect(by(sid).Resource).toBe(keyArn);
    expect(by(sid).Condition.StringEquals).toEqual({ 'kms:ViaService': viaEc2 });
  }
  expect(JSON.stringify(onlyOf(made(undefined), 'AWS::IAM::Role'))).not.toContain('kms:');
});

test('only its service account in this cluster takes the role', () => {
  const [trust] = role.AssumeRolePolicyDocument.Statement as Json[];
  expect(trust.Condition.StringEquals).toMatchObject({
    'aws:RequestTag/kubernetes-namespace': 'kube-system',
    'aws:RequestTag/kubernetes-service-account': 'karpenter',
  });
  expect(onlyOf(stack, 'AWS::EKS::PodIdentityAssociation')).toMatchObject({
    ClusterName: 'acme',
    Namespace: 'kube-system',
    ServiceAccount: 'karpenter',
  });
});
