import { example } from '../../support/example';
import { ownershipOf } from '../../../lib/plan/failure/ownership-of';
import { readyVariant } from '../../support/ready-variant';

const things = (deployment: Parameters<typeof ownershipOf>[0]) =>
  Object.fromEntries(ownershipOf(deployment).map(({ id, thing }) => [id, thing]));

test('every cell of the file is in the table, with its owner or empty', () => {
  const cells = ownershipOf(readyVariant());
  expect(cells.map(({ id }) => id)).toEqual(Object.keys(readyVariant().ownership));
  expect(cells.filter(({ owner }) => owner === undefined)).toEqual([]);
  expect(ownershipOf(example('minimal')).filter(({ owner }) => owner !== undefined)).toEqual([]);
});

test('things on AWS are called as AWS calls them', () => {
  expect(things(example('production'))).toEqual({
    vpc: 'new VPC 10.30.0.0/16 of stack acme-network in account 123456789012, us-east-1, zones use1-az4, use1-az6 and use1-az1',
    buckets: 'acme-data-123456789012-us-east-1 and acme-ops-123456789012-us-east-1, of stack acme-storage',
    keys: 'alias/acme-data for data, alias/acme-cluster for Secrets of the cluster',
    identities:
      'role acme-us-east-1-controller, role acme-us-east-1-broker, a certificate authority of its own and 2 users',
    auditTrail: 'CloudTrail of account 123456789012, logs of EKS cluster acme and VPC flow logs of 30 days',
    networkPath:
      'load balancer acme-net (network.kafka.acme.example), load balancer acme-link (privatelink.kafka.acme.example) and S3 gateway endpoint',
    onCall: 'namespace automq-acme and the pages of docs/runbook.md',
    price: 'resources with cost-center=1200, customer=Acme Retail, deployment=acme and owner=streaming@acme.example',
  });
});

test('what was there before is called by its id', () => {
  expect(things(example('production-existing'))).toMatchObject({
    vpc: expect.stringContaining('existing VPC vpc-0f1e2d3c4b5a69788'),
    buckets: 'northwind-orders-stream and orders-ops-210987654321-eu-central-1, one of them of stack orders-storage',
    keys: 'arn:aws:kms:eu-central-1:210987654321:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
    identities: expect.stringContaining('ClusterIssuer northwind-platform and one user'),
    auditTrail: 'CloudTrail of account 210987654321',
  });
});

test('things of a private cluster are its Secrets, store and storage class', () => {
  expect(things(example('private'))).toMatchObject({
    vpc: 'the network between room-a, room-b and room-c, nodes with label topology.kubernetes.io/zone',
    buckets: 'plant-stream-data and plant-stream-ops at https://minio.storage.svc:9000',
    keys: 'encryption of the object store and of storage class fast-encrypted',
    identities: expect.stringContaining('Secret object-store, certificates in controller-certificate'),
    networkPath: 'names of network.kafka.plant.example',
  });
});
