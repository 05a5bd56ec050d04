import { z } from 'zod';
import { awsBackup, kubernetesBackup } from './backup';
import { arn, bucketName, cidr, namespaceName, secretKey, secretName, storageClassName } from './fields';

const bucket = (what: string) =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('new').describe('The kit makes it, and keeps it when the stack is destroyed.'),
        name: bucketName
          .optional()
          .describe('Name, when the derived one (deployment, use, account, region) does not suit.'),
      }),
      z.strictObject({
        kind: z.literal('existing').describe('It is there; the kit leaves its settings alone.'),
        name: bucketName.describe('Name of the bucket.'),
      }),
    ])
    .prefault({ kind: 'new' })
    .describe(what);

const volume = {
  storageClass: storageClassName.describe('Storage class of the WAL volume of each broker.'),
  sizeGib: z.int().min(1).max(65_536).describe('Size of the WAL volume of each broker, GiB.'),
};

/** WAL kinds; only `s3` runs on the open-source image (facts: CS/log/stream/s3/wal/DefaultWalFactory.java). */
const wal = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('s3')
        .describe('Write-ahead log in the data bucket. Needs no volume; a produce waits for one upload.'),
      batchIntervalMs: z
        .int()
        .min(10)
        .max(1000)
        .default(250)
        .describe(
          'Longest wait before a batch is uploaded, milliseconds. Half of it doubles the number of S3 writes on the bill.',
        ),
    }),
    z.strictObject({
      kind: z
        .literal('block')
        .describe('Write-ahead log on a block volume of one zone. Commercial builds only, and one zone only.'),
      ...volume,
    }),
    z.strictObject({
      kind: z.literal('nfs').describe('Write-ahead log on a shared file system. Commercial builds only.'),
      ...volume,
    }),
  ])
  .prefault({ kind: 's3' })
  .describe('Where a record is durable before it is acknowledged.');

export const awsStorage = z
  .strictObject({
    dataBucket: bucket('Bucket of the messages and the S3 WAL.'),
    opsBucket: bucket('Bucket of logs and metrics that brokers write about themselves.'),
    opsRetentionDays: z
      .int()
      .min(1)
      .max(3650)
      .default(30)
      .describe('Days after which objects in a new ops bucket expire. Nothing ever expires in the data bucket.'),
    encryption: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('kms').describe('A KMS key of the customer, made by the kit, for buckets and volumes.'),
        }),
        z.strictObject({
          kind: z.literal('existingKey').describe('A KMS key that is there.'),
          keyArn: arn(
            'kms',
            'key/([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})',
            'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
          ).describe('ARN of the key (not of an alias).'),
        }),
        z.strictObject({ kind: z.literal('s3Managed').describe('Keys that S3 and EBS manage; no cost, no control.') }),
      ])
      .prefault({ kind: 'kms' })
      .describe('Encryption of buckets and volumes at rest. Existing buckets keep their own setting.'),
    wal,
    backup: awsBackup,
  })
  .prefault({})
  .describe('Where the data lives.');

export const kubernetesStorage = z
  .strictObject({
    objectStore: z
      .strictObject({
        endpoint: z
          .string()
          .max(253)
          .regex(/^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?$/, {
            error: 'must be a URL without a path, such as "https://s3.storage.internal:9000"',
          })
          .describe('URL of the S3-compatible store.'),
        region: z
          .string()
          .max(40)
          .regex(/^[a-z0-9-]+$/, { error: 'must be lower-case letters, digits and hyphens, such as "us-east-1"' })
          .default('us-east-1')
          .describe('Region name that the store expects; MinIO and Ceph take `us-east-1`.'),
        pathStyle: z
          .boolean()
          .default(true)
          .describe('Address buckets by path instead of by host name; true for MinIO and Ceph.'),
        dataBucket: bucketName.describe('Bucket of the messages and the S3 WAL; it must exist.'),
        opsBucket: bucketName.describe(
          'Bucket of logs and metrics that brokers write about themselves; it must exist.',
        ),
        credentials: z
          .strictObject({
            secret: secretName.describe('Kubernetes Secret in the deployment’s namespace.'),
            accessKeyIdKey: secretKey.default('accessKeyId').describe('Its key that holds the access key id.'),
            secretAccessKeyKey: secretKey
              .default('secretAccessKey')
              .describe('Its key that holds the secret access key.'),
          })
          .describe('Reference to the store’s credentials; the values never stand in this file.'),
        certificateAuthority: z
          .strictObject({
            secret: secretName.describe('Kubernetes Secret in the deployment’s namespace.'),
            key: secretKey.default('ca.crt').describe('Its key that holds the certificates, PEM.'),
          })
          .optional()
          .describe('The certificate authority of the store, when it is not a public one.'),
        reach: z
          .discriminatedUnion('kind', [
            z.strictObject({
              kind: z.literal('cidrs').describe('Outside the cluster, at known addresses.'),
              cidrs: z.array(cidr).min(1).max(50).describe('Addresses of the store.'),
            }),
            z.strictObject({
              kind: z.literal('namespace').describe('In the same cluster.'),
              namespace: namespaceName.describe('Namespace of the store’s pods.'),
              port: z.int().min(1).max(65_535).describe('Port on which those pods listen.'),
            }),
          ])
          .describe('Where the store is, for the network policies.'),
      })
      .describe('The S3-compatible store.'),
    wal,
    backup: kubernetesBackup,
  })
  .describe('Where the data lives.');
