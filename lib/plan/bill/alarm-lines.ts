import { bucketRequestMetrics } from '../../facts/cloudwatch-metrics';
import { awsAlarms, billedMetrics } from '../../model/aws-alarms/aws-alarms';
import type { AwsDeployment } from '../../model/deployment';
import type { BillInput } from './bill-input';
import type { DraftLine } from './draft-line';
import { draftLine } from './draft-line';

/** What the CloudWatch alarms of a deployment use. */
export interface AlarmUse {
  readonly alarms: number;
  /** That they look at, each time one does. */
  readonly metrics: number;
  /** Counts of the bucket's requests, which are there for alarms alone. */
  readonly requestMetrics: number;
}

/** Undefined where the file has no alarms. The key of their topic is counted with the other keys. */
export function alarmUse(deployment: AwsDeployment): AlarmUse | undefined {
  const { alarms: settings, storage } = deployment.platform;
  if (settings === undefined) return undefined;
  const alarms = awsAlarms(deployment);
  return {
    alarms: alarms.length,
    metrics: billedMetrics(alarms),
    requestMetrics: settings.bucketRequests && storage.dataBucket.made ? bucketRequestMetrics : 0,
  };
}

/** Alarms are those of this deployment, so no other system is charged with any. */
export function alarmLines({ prices }: Pick<BillInput, 'prices'>, use: AlarmUse | undefined): readonly DraftLine[] {
  if (use === undefined) return [];
  const alarms = draftLine(prices, {
    item: 'CloudWatch alarms',
    category: 'monitoring',
    quantity: use.metrics,
    price: 'cloudwatch.alarm',
    basis: `${use.alarms} alarms on what only AWS sees, on ${use.metrics} metrics, all month. Messages are not counted; they cost cents.`,
  });
  const requests = draftLine(prices, {
    item: 'Request metrics of the data bucket',
    category: 'monitoring',
    quantity: use.requestMetrics,
    price: 'cloudwatch.metric',
    basis: `${use.requestMetrics} metrics that S3 makes of AutoMQ’s requests, for the alarms on them.`,
  });
  return [alarms, ...(use.requestMetrics > 0 ? [requests] : [])];
}
