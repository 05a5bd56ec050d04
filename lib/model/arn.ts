/** Partition of a region; ARNs and endpoint names are never written for one of them. */
export interface ArnPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

export const bucketArn = ({ partition }: Pick<ArnPlace, 'partition'>, bucket: string) =>
  `arn:${partition}:s3:::${bucket}`;

export const topicArn = ({ partition, region, account }: ArnPlace, topic: string) =>
  `arn:${partition}:sns:${region}:${account}:${topic}`;

/** ARN of a CloudWatch alarm, or a pattern of several. */
export const alarmArn = ({ partition, region, account }: ArnPlace, alarm: string) =>
  `arn:${partition}:cloudwatch:${region}:${account}:alarm:${alarm}`;

/** ARN of a KMS alias: known before the key is, so that a storage class can name the key. */
export const keyAliasArn = ({ partition, region, account }: ArnPlace, alias: string) =>
  `arn:${partition}:kms:${region}:${account}:alias/${alias}`;
