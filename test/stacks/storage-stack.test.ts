import { awsVariant } from '../support/aws-variant';
import { propertiesOf, stack, templatesOf } from '../support/templates';

const production = awsVariant('production');
const storage = stack(templatesOf(production, []), 'Storage');

test('buckets have the names that brokers are given', () => {
  const names = propertiesOf(storage, 'AWS::S3::Bucket').map(({ BucketName }) => BucketName);
  expect(names).toEqual([production.objectStore.dataBucket, production.objectStore.opsBucket]);
});

test('keys have the aliases by which the storage class and people name them', () => {
  const aliases = propertiesOf(storage, 'AWS::KMS::Alias').map(({ AliasName }) => AliasName);
  expect(aliases).toEqual(['alias/acme-data', 'alias/acme-cluster']);
  const { key } = production.platform.storage;
  expect(key.kind === 'made' && key.arn.endsWith(':alias/acme-data')).toBe(true);
});

test('every key rotates', () => {
  const keys = propertiesOf(storage, 'AWS::KMS::Key');
  expect(keys.map(({ EnableKeyRotation }) => EnableKeyRotation)).toEqual([true, true]);
});

test('a given key encrypts the bucket that is made, and brokers may use it', () => {
  const templates = templatesOf(awsVariant('production-existing'), []);
  const keyArn = 'arn:aws:kms:eu-central-1:210987654321:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9';
  const [bucket] = propertiesOf(stack(templates, 'Storage'), 'AWS::S3::Bucket');
  expect(JSON.stringify(bucket.BucketEncryption)).toContain(keyArn);
  expect(JSON.stringify(propertiesOf(stack(templates, 'Cluster'), 'AWS::IAM::Role'))).toContain(keyArn);
});

test('where all storage is given there is no stack for it', () => {
  const deployment = awsVariant('production-existing', (written) => {
    written.storage = { ...written.storage, opsBucket: { kind: 'existing', name: 'northwind-orders-ops' } };
  });
  expect(Object.keys(templatesOf(deployment, []))).not.toContain('Storage');
});
