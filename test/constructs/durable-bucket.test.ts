import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DurableBucket } from '../../lib/constructs/durable-bucket';
import { onlyOf, sandbox } from '../support/sandbox';
import type { Json } from '../support/json';

function bucketWith(expireAfterDays: number | 'never', withKey = false) {
  const stack = sandbox();
  const encryption = withKey ? Key.fromKeyArn(stack, 'Key', keyArn) : 's3Managed';
  new DurableBucket(stack, 'Data', { name: 'acme-data', encryption, expireAfterDays });
  return stack;
}

const keyArn = 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

test('messages never expire, and uploads that AutoMQ left behind go after two days', () => {
  expect(onlyOf(bucketWith('never'), 'AWS::S3::Bucket').LifecycleConfiguration.Rules).toEqual([
    {
      Id: 'AbortIncompleteUploads',
      Status: 'Enabled',
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
    },
  ]);
});

test('telemetry expires when the file says', () => {
  expect(onlyOf(bucketWith(30), 'AWS::S3::Bucket').LifecycleConfiguration.Rules).toContainEqual({
    Id: 'Expire',
    Status: 'Enabled',
    ExpirationInDays: 30,
  });
});

test('with a customer’s key a bucket key saves the calls to KMS', () => {
  const { BucketEncryption } = onlyOf(bucketWith('never', true), 'AWS::S3::Bucket');
  expect(BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
    {
      BucketKeyEnabled: true,
      ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyArn },
    },
  ]);
});

test('without one S3 encrypts by itself', () => {
  const { BucketEncryption } = onlyOf(bucketWith('never'), 'AWS::S3::Bucket');
  expect(BucketEncryption.ServerSideEncryptionConfiguration).toEqual([
    { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
  ]);
});

test('nothing is public, access lists are off and versions are not kept', () => {
  const bucket = onlyOf(bucketWith('never'), 'AWS::S3::Bucket');
  expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  expect(bucket.OwnershipControls.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
  expect(bucket.VersioningConfiguration).toBeUndefined();
});

test('the policy denies plain HTTP and other accounts, and nothing that a broker does', () => {
  const { PolicyDocument } = onlyOf(bucketWith('never'), 'AWS::S3::BucketPolicy');
  expect(PolicyDocument.Statement.map(({ Effect, Condition }: Json) => ({ Effect, Condition }))).toEqual([
    { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    {
      Effect: 'Deny',
      Condition: {
        StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
  ]);
  expect(JSON.stringify(PolicyDocument)).not.toContain('server-side-encryption');
});

test('bucket and policy stay when the stack goes, but not after a first deploy that failed', () => {
  for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy']) {
    Template.fromStack(bucketWith('never')).hasResource(type, {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
});
