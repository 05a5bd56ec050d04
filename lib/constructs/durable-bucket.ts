import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Aws, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { outlivesStack } from './outlives-stack';

export interface DurableBucketProps {
  readonly name: string;
  /** The customer's key, or `s3Managed`. */
  readonly encryption: IKey | 's3Managed';
  /** Days until objects expire; `never` for messages, whose life Kafka's retention decides. */
  readonly expireAfterDays: number | 'never';
  /** Name of a filter under which S3 counts all requests, billed as metrics; not counted when left out. */
  readonly requestMetrics?: string;
}

/**
 * A bucket that outlives its stack. Only principals of the account reach it, over TLS. No policy demands encryption
 * headers: brokers send none and rely on the bucket's default, so such a policy would block every write. Versioning is
 * off, because compaction deletes all the time and each delete would leave a version to pay for.
 */
export class DurableBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { name, encryption, expireAfterDays, requestMetrics }: DurableBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: name,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: lifecycleRules(expireAfterDays),
      removalPolicy: outlivesStack,
      metrics: requestMetrics === undefined ? undefined : [{ id: requestMetrics }],
      ...(encryption === 's3Managed'
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: encryption, bucketKeyEnabled: true }),
    });
    this.bucket.addToResourcePolicy(denyOtherAccounts(this.bucket));
    // A bucket that stays behind keeps its rules.
    this.bucket.policy?.applyRemovalPolicy(outlivesStack);
    acknowledge(this, {
      S1: 'Server access logs would double the writes of a write-ahead log; CloudTrail data events record access where wanted.',
    });
  }
}

/** AutoMQ never aborts an upload, and an object that it has prepared may live for a day before it is completed. */
const abortIncompleteUploads: LifecycleRule = {
  id: 'AbortIncompleteUploads',
  abortIncompleteMultipartUploadAfter: Duration.days(2),
};

function lifecycleRules(expireAfterDays: number | 'never'): LifecycleRule[] {
  if (expireAfterDays === 'never') return [abortIncompleteUploads];
  return [abortIncompleteUploads, { id: 'Expire', expiration: Duration.days(expireAfterDays) }];
}

/** Holds whatever another policy grants. AWS services that act for the account, such as inventory, are let through. */
const denyOtherAccounts = (bucket: Bucket) =>
  new PolicyStatement({
    sid: 'DenyOtherAccounts',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['s3:*'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: {
      StringNotEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID },
      // IfExists: a request without a signature has no such key, and is denied too.
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });
