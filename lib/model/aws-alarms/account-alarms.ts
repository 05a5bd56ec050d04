import type { AlarmDefinition } from './alarm-definition';

/** Of quotas that everything in the account and region shares, and that a deployment uses more of as it runs. */
export const accountAlarms = {
  KmsNearQuota: {
    symptom: 'Calls to KMS come near the quota of the account; above it S3 answers brokers with errors.',
    severity: 'warning',
    runbook: 'The object store refuses or is away',
    metrics: { calls: { metric: 'apiCalls', statistic: 'Sum' } },
    expression: '100 * calls / SERVICE_QUOTA(calls)',
    comparison: 'above',
    threshold: 80,
    unit: 'percent of the quota',
    thresholdReason:
      'A fifth is left for what a minute’s sum hides and for the days until AWS raises the quota. KMS has no metric of refused calls.',
    periodSeconds: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'A minute without calls has no value.',
  },
  VcpusNearQuota: {
    symptom: 'Instances come near the quota of vCPUs of the account; above it no node starts.',
    severity: 'warning',
    runbook: 'A scale-out is blocked',
    metrics: { vcpus: { metric: 'resources', statistic: 'Maximum' } },
    expression: '100 * vcpus / SERVICE_QUOTA(vcpus)',
    comparison: 'above',
    threshold: 80,
    unit: 'percent of the quota',
    thresholdReason: 'A fifth is left for a zone’s nodes to be replaced and for the days until AWS raises the quota.',
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'notBreaching',
    missingDataReason: 'It is reported while such an instance runs.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;
