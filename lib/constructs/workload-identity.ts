import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { bucketArn } from '../model/arn';
import type { Component } from '../model/names';
import { serviceAccountOf, workloadRoleName } from '../model/names';
import { acknowledge } from './acknowledge';
import { associatedPodIdentityRole } from './associated-pod-identity-role';
import { objectActions } from './object-actions';

export interface WorkloadIdentityProps {
  readonly deployment: string;
  readonly clusterName: string;
  readonly namespace: string;
  readonly component: Component;
  /** Names of the data and ops buckets. Controllers clean up objects, so they use both as brokers do. */
  readonly buckets: readonly string[];
  /** The key of the buckets where it is a customer's. */
  readonly keyArn: string | undefined;
}

/** The AWS rights of the brokers' or the controllers' pods: exactly what AutoMQ calls, on these buckets and this key. */
export class WorkloadIdentity extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    const { deployment, clusterName, namespace, component } = props;
    const serviceAccount = serviceAccountOf(component);
    const role = associatedPodIdentityRole(this, {
      clusterName,
      namespace,
      serviceAccount,
      description: `S3 access of the ${component}s of AutoMQ deployment ${deployment}`,
      roleName: workloadRoleName(deployment, component, Stack.of(this).region),
      inlinePolicies: { ObjectStore: objectStorePolicy(props) },
    });
    const anyKey = props.buckets.map((bucket) => [
      `IAM5[Resource::arn:<AWS::Partition>:s3:::${bucket}/*]`,
      'The wildcard stands for the keys of objects in the deployment’s own bucket; AutoMQ chooses them.',
    ]);
    acknowledge(role, Object.fromEntries(anyKey) as Record<string, string>);
  }
}

function objectStorePolicy({ buckets, keyArn }: WorkloadIdentityProps): PolicyDocument {
  const arns = buckets.map((bucket) => bucketArn({ partition: Aws.PARTITION }, bucket));
  const statements = [
    // Without ListBucket a missing object reads as 403, which AutoMQ retries for ever.
    new PolicyStatement({ sid: 'ListBuckets', actions: ['s3:ListBucket'], resources: arns }),
    new PolicyStatement({
      sid: 'UseObjects',
      actions: [...objectActions],
      resources: arns.map((arn) => `${arn}/*`),
    }),
  ];
  if (keyArn !== undefined) {
    // Decrypt also for writing: S3 decrypts the parts of a multipart upload to put them together.
    statements.push(
      new PolicyStatement({
        sid: 'UseKey',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [keyArn],
      }),
    );
  }
  return new PolicyDocument({ statements });
}
