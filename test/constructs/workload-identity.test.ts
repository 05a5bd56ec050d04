import { WorkloadIdentity } from '../../lib/constructs/workload-identity';
import { onlyOf, sandbox } from '../support/sandbox';
import type { Json } from '../support/json';

const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function identity(key?: string) {
  const stack = sandbox();
  new WorkloadIdentity(stack, 'Identity', {
    deployment: 'acme',
    clusterName: 'acme',
    namespace: 'automq-acme',
    component: 'broker',
    buckets: ['acme-data', 'acme-ops'],
    keyArn: key,
  });
  return stack;
}

const statementsOf = (stack: ReturnType<typeof identity>) =>
  onlyOf(stack, 'AWS::IAM::Role').Policies[0].PolicyDocument.Statement;

test('a broker may do what AutoMQ calls and nothing else', () => {
  const actions = statementsOf(identity(keyArn)).flatMap(({ Action }: Json) => Action);
  expect(actions.sort()).toEqual([
    'kms:Decrypt',
    'kms:GenerateDataKey',
    's3:DeleteObject',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
  ]);
});

test('only on the deployment’s buckets and key', () => {
  const resources = statementsOf(identity(keyArn)).flatMap(({ Resource }: Json) => Resource);
  const text = resources.map((resource: Json) => resource['Fn::Join']?.[1].at(-1) ?? resource);
  expect(text).toEqual([':s3:::acme-data', ':s3:::acme-ops', ':s3:::acme-data/*', ':s3:::acme-ops/*', keyArn]);
});

test('without a customer’s key no right on keys', () => {
  expect(JSON.stringify(statementsOf(identity()))).not.toContain('kms:');
});

test('only pods with the service account, in the namespace of the cluster, can take the role', () => {
  const { AssumeRolePolicyDocument, RoleName } = onlyOf(identity(), 'AWS::IAM::Role');
  expect(RoleName).toBe('acme-us-east-1-broker');
  expect(AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':eks:us-east-1:123456789012:cluster/acme']],
          },
          'aws:RequestTag/kubernetes-namespace': 'automq-acme',
          'aws:RequestTag/kubernetes-service-account': 'broker',
        },
      },
    },
  ]);
});

test('EKS gives the role to that service account', () => {
  expect(onlyOf(identity(), 'AWS::EKS::PodIdentityAssociation')).toMatchObject({
    ClusterName: 'acme',
    Namespace: 'automq-acme',
    ServiceAccount: 'broker',
  });
});
