import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DurableBucket } from '../constructs/durable-bucket';
import { RetainedKey } from '../constructs/retained-key';
import type { AwsDeployment } from '../model/deployment';
import { bucketRequestsFilter } from '../model/names';
import { stackProps } from './stack-props';

/** Buckets and keys: all that holds state outside the cluster. It stays when the stack goes. */
export class StorageStack extends Stack {
  /** The key of buckets and volumes where it is a customer's. */
  readonly dataKey: IKey | undefined;
  /** The key of a new cluster's secrets; a key of its own, so that who reads messages can't read secrets. */
  readonly clusterKey: IKey | undefined;

  constructor(scope: Construct, id: string, { deployment }: { readonly deployment: AwsDeployment }) {
    super(
      scope,
      id,
      stackProps(deployment, 'storage', {
        description: `AutoMQ deployment ${deployment.name}: buckets and keys`,
        terminationProtection: true,
      }),
    );
    const { name, platform } = deployment;
    this.dataKey = this.addDataKey(deployment);
    this.addBuckets(deployment, this.dataKey);
    if (platform.cluster.kind === 'new') {
      this.clusterKey = new RetainedKey(this, 'ClusterKey', {
        alias: platform.cluster.keyAlias,
        description: `Secrets of the EKS cluster of AutoMQ deployment ${name}`,
      }).key;
      this.exportValue(this.clusterKey.keyArn);
    }
  }

  private addDataKey({ name, platform: { storage } }: AwsDeployment): IKey | undefined {
    if (storage.key.kind === 'awsManaged') return undefined;
    if (storage.key.kind === 'existing') return Key.fromKeyArn(this, 'DataKey', storage.key.arn);
    const { key } = new RetainedKey(this, 'DataKey', {
      alias: storage.key.alias,
      description: `Messages and volumes of AutoMQ deployment ${name}`,
    });
    this.exportValue(key.keyArn);
    new CfnOutput(this, 'DataKeyArn', { value: key.keyArn, description: 'KMS key of buckets and volumes' });
    return key;
  }

  private addBuckets({ platform: { storage, alarms } }: AwsDeployment, key: IKey | undefined): void {
    const encryption = key === undefined ? 's3Managed' : key;
    const { dataBucket, opsBucket } = storage;
    if (dataBucket.made) {
      new DurableBucket(this, 'Data', {
        name: dataBucket.name,
        encryption,
        expireAfterDays: 'never',
        requestMetrics: alarms?.bucketRequests === true ? bucketRequestsFilter : undefined,
      });
      new CfnOutput(this, 'DataBucketName', { value: dataBucket.name, description: 'Bucket of messages and WAL' });
    }
    if (opsBucket.made) {
      new DurableBucket(this, 'Ops', {
        name: opsBucket.name,
        encryption,
        expireAfterDays: storage.opsRetentionDays,
      });
      new CfnOutput(this, 'OpsBucketName', { value: opsBucket.name, description: 'Bucket of AutoMQ’s own telemetry' });
    }
  }
}

/** Whether anything of the deployment's storage is the kit's to make. */
export const hasStorage = ({ platform: { storage, cluster } }: AwsDeployment): boolean =>
  storage.dataBucket.made || storage.opsBucket.made || storage.key.kind === 'made' || cluster.kind === 'new';
