import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DurableBucket } from '../constructs/durable-bucket';
import { MetricAlarms } from '../constructs/metric-alarms';
import { RetainedKey } from '../constructs/retained-key';
import { VolumeBackup } from '../constructs/volume-backup';
import { alarmsIn } from '../model/aws-alarms/aws-alarms';
import { controllerClaims } from '../model/backup';
import type { AwsDeployment } from '../model/deployment';
import { controllerVolume, controllerVolumeTag, resourceTags } from '../model/labels';
import { bucketRequestsFilter } from '../model/names';
import { stackProps } from './stack-props';

/** Buckets, keys and backups: all that holds state outside the cluster. It stays when the stack goes. */
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
    this.addBackup(deployment, this.dataKey);
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

  /** Snapshots of volumes that the cluster's driver makes; whether there are any, the alarms say. */
  private addBackup(deployment: AwsDeployment, key: IKey | undefined): void {
    const { name, backup, controllers, platform } = deployment;
    if (backup === undefined) return;
    const claims = controllerClaims(controllers);
    const { policyIds } = new VolumeBackup(this, 'Backup', {
      deployment: name,
      tag: { key: controllerVolumeTag, values: claims.map((claim) => controllerVolume(name, claim)) },
      everyHours: backup.everyHours,
      keepDays: backup.keepDays,
      volumeKeyArn: key?.keyArn,
      tags: resourceTags(deployment),
    });
    for (const claim of claims) {
      new MetricAlarms(this, `BackupAlarms-${claim}`, {
        alarms: alarmsIn(deployment, 'storage', claim),
        topicArns: platform.alarms?.topicArns,
        made: { backupPolicy: policyIds.get(controllerVolume(name, claim)) },
      });
    }
  }
}

/** Whether anything of the deployment's storage is the kit's to make. */
export const hasStorage = ({ backup, platform: { storage, cluster } }: AwsDeployment): boolean =>
  [storage.dataBucket.made, storage.opsBucket.made, storage.key.kind === 'made', cluster.kind === 'new'].includes(
    true,
  ) || backup !== undefined;
