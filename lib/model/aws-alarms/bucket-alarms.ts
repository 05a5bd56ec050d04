import type { AlarmDefinition } from './alarm-definition';

const store = {
  runbook: 'The object store refuses or is away',
  comparison: 'above',
  threshold: 0.05,
  unit: 'of 1, share of requests',
  periodSeconds: 60,
  evaluationPeriods: 15,
  datapointsToAlarm: 15,
  missingData: 'notBreaching',
  missingDataReason: 'A minute without requests has no value.',
} as const;

/** Of the data bucket, where the file pays for its request metrics. */
export const bucketAlarms = {
  BucketFailing: {
    ...store,
    symptom: 'S3 answers brokers with errors of its own, or tells them to slow down.',
    severity: 'critical',
    metrics: { failed: { metric: 'bucketFailures', statistic: 'Average' } },
    thresholdReason: 'AWS recommends five percent: fewer are retried before anybody notices.',
  },
  BucketRefusing: {
    ...store,
    symptom: 'S3 refuses requests of brokers: a policy, a key or an object is not as it should be.',
    severity: 'warning',
    metrics: { refused: { metric: 'bucketRefusals', statistic: 'Average' } },
    thresholdReason: 'AWS recommends five percent, which single requests for what is not there stay below.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;
