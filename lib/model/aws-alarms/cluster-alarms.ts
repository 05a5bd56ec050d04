import type { AlarmDefinition } from './alarm-definition';

/** Of an EKS cluster that the kit makes. One that is there has its own owner, and pods that are none of ours. */
export const clusterAlarms = {
  PodsUnschedulable: {
    symptom: 'Pods wait for a node that fits them.',
    severity: 'warning',
    runbook: 'A scale-out is blocked',
    metrics: { pods: { metric: 'unschedulablePods', statistic: 'Sum' } },
    comparison: 'above',
    threshold: 0,
    unit: 'pods',
    thresholdReason: 'A new node takes its pods within minutes; after a quarter of an hour none is coming.',
    periodSeconds: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 15,
    missingData: 'missing',
    missingDataReason: 'The control plane reports each minute; without it nothing is known of its pods.',
  },
  KubernetesApiFailing: {
    symptom: 'The Kubernetes API answers requests with errors of its own.',
    severity: 'warning',
    runbook: 'The Kubernetes API is away',
    metrics: {
      failed: { metric: 'apiFailures', statistic: 'Sum' },
      requests: { metric: 'apiRequests', statistic: 'Sum' },
    },
    expression: '100 * failed / requests',
    comparison: 'above',
    threshold: 5,
    unit: 'percent of requests',
    thresholdReason:
      'Single errors are retried. One in twenty for a quarter of an hour stands in the way of rollouts; brokers that run go on.',
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'missing',
    missingDataReason: 'The control plane reports each minute; without it nothing is known of its requests.',
  },
} as const satisfies Readonly<Record<string, AlarmDefinition>>;
