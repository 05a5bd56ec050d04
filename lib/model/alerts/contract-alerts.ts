import { hasContractsJob } from '../contracts-job';
import { hasGroupLag } from '../monitors';
import { contractsJob } from '../names';
import type { AlertDefinition } from './alert-definition';
import { declaredGroupScopes, ownedTopicScopes, undeclaredReaderScopes } from './contract-scopes';
import { ours } from './selectors';

/** Whether topics are used as their contracts say, and whether the contracts are applied at all. */
export const contractAlerts = {
  DeclaredGroupBehind: {
    symptom: 'A declared consumer group will soon lose records that it has not read.',
    severity: 'critical',
    unit: 'share',
    of: 'the longest outage that the topic’s contract allows, or of its retention where that is less',
    range: [0.01, 0.99],
    forMinutes: 5,
    forReason: 'The group may catch up by itself after a rebalance.',
    runbook: 'A consumer group falls behind',
    exporters: ['automq-alerts'],
    description:
      'Group {{ $labels.consumer_group }} is behind on {{ $labels.topic }} by {{ $value | humanizePercentage }} of what the contract allows.',
    cases: (deployment) =>
      (hasGroupLag(deployment) ? declaredGroupScopes(deployment) : []).map(({ owner, series }) => ({
        owner,
        threshold: 0.5,
        reason: 'Half of the outage that the contract plans for is left to find out why, and to read what was missed.',
        expression: (threshold: number) =>
          `automq:contract_group_lag_share{${ours(deployment)},${series}} > ${threshold}`,
      })),
  },
  TopicAboveContract: {
    symptom: 'Producers write more to a topic than its contract plans for peaks; what was sized by it no longer holds.',
    severity: 'warning',
    unit: 'ratio',
    of: 'what the contract plans for peaks',
    range: [0.1, 100],
    forMinutes: 15,
    forReason: 'A burst passes, and a producer that was stopped writes what it kept.',
    runbook: 'A topic exceeds its contract',
    exporters: ['automq-alerts'],
    description: '{{ $labels.topic }} gets {{ $value | humanize }} times what its contract plans for peaks.',
    cases: (deployment) =>
      ownedTopicScopes(deployment).map(({ owner, series }) => ({
        owner,
        threshold: 1,
        reason: 'Partitions, quotas and retention follow from the rate of the contract.',
        expression: (threshold: number) =>
          `automq:contract_written_ratio{${ours(deployment)},${series}} > ${threshold}`,
      })),
  },
  SensitiveTopicRead: {
    symptom: 'A consumer group that no contract declares reads a sensitive topic.',
    severity: 'warning',
    unit: 'count',
    of: 'partitions of a sensitive topic that such a group has offsets for',
    range: [0, 100_000],
    forMinutes: 0,
    forReason: 'What was read was read.',
    runbook: 'An undeclared group reads a sensitive topic',
    exporters: ['automq'],
    description:
      'Group {{ $labels.consumer_group }} has offsets for {{ $value | humanize }} partitions of {{ $labels.topic }}.',
    cases: (deployment) =>
      undeclaredReaderScopes(deployment).map(({ owner, series }) => ({
        owner,
        threshold: 0,
        reason:
          'Each reader of a sensitive topic has an approver. One that keeps no offsets is seen in the authorizer’s log alone.',
        expression: (threshold: number) =>
          `count by (namespace, consumer_group, topic) (kafka_group_commit_offset{${series}}) > ${threshold}`,
      })),
  },
  ContractsNotApplied: {
    symptom: 'Topics, rights and quotas are not what the event contracts say.',
    severity: 'warning',
    unit: 'seconds',
    of: 'since the job that applies event contracts last succeeded',
    range: [600, 604_800],
    forMinutes: 0,
    forReason: 'The threshold has waited for several runs already.',
    runbook: 'Contracts are not applied',
    exporters: ['kube-state-metrics'],
    description: 'The job has not succeeded for {{ $value | humanizeDuration }}.',
    cases: (deployment) =>
      hasContractsJob(deployment)
        ? [
            {
              threshold: 3600,
              reason: 'It runs every ten minutes; six in a row are not chance, or wait for somebody’s word.',
              expression: (threshold: number) => {
                const since = (metric: string) =>
                  `max by (namespace) (${metric}{${ours(deployment)},cronjob="${contractsJob}"})`;
                // One that has never succeeded says nothing of it.
                return `time() - (${since('kube_cronjob_status_last_successful_time')} or ${since('kube_cronjob_created')}) > ${threshold}`;
              },
            },
          ]
        : [],
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
