import type { AlertCase, AlertDefinition } from './alert-definition';
import { deadLetterScopes } from './contract-scopes';
import { groupScopes, otherGroups } from './group-scopes';
import { ours } from './selectors';
import { topicScopes } from './topic-scopes';

/**
 * How topics for records that could not be worked on are called: the topic’s name and one of these after ".", "-" or "_".
 * Spring and Kafka Connect write `-dlt` and `-dlq`.
 */
export const deadLetterSuffix = '[._-](dlq|dlt|dead-letters?)';

const halfOfRetention = 0.5;

const nearness = 'What is older than the retention is deleted, read or not; half of it is left to find out why.';

const lagSeconds = 'automq_group_lag_seconds';

const oldest = (series: string) => `max by (namespace, consumer_group, topic) (${series})`;

/** Consumer groups and what they could not work on. */
export const groupAlerts = {
  GroupLagGrowing: {
    symptom: 'A consumer group reads more slowly than records are written, and its view gets older and older.',
    severity: 'warning',
    unit: 'count',
    of: 'records that a group is behind on a topic, while they only grow',
    range: [0, 1_000_000_000_000],
    forMinutes: 15,
    forReason: 'A deployment of the consumers stops them for minutes.',
    runbook: 'A consumer group falls behind',
    exporters: ['automq', 'automq-alerts'],
    description:
      'Group {{ $labels.consumer_group }} is {{ $value | humanize }} records behind on {{ $labels.topic }}, and more than half an hour ago.',
    cases: (deployment) =>
      topicScopes(deployment).map(({ owner, topics }) => ({
        owner,
        threshold: 10_000,
        reason: 'AutoMQ’s own figure. Fewer are read in seconds; more that grow for half an hour are not a burst.',
        expression: (threshold: number) => {
          const lag = `automq:group_lag_messages{${ours(deployment)},${topics}}`;
          // That of a group that was put back is far above what it was, and shrinks.
          return `${lag} > ${threshold} and ${lag} > 1.1 * (${lag} offset 30m) and deriv(${lag}[10m]) > 0`;
        },
      })),
  },
  GroupBehind: {
    symptom: 'What consumers show is older than it may be.',
    severity: 'critical',
    unit: 'seconds',
    of: 'that the oldest record which a group has yet to read is old',
    range: [1, 31_536_000],
    forMinutes: 5,
    forReason: 'The group may catch up by itself after a rebalance.',
    runbook: 'A consumer group falls behind',
    exporters: ['group-lag'],
    description: 'Group {{ $labels.consumer_group }} is {{ $value | humanizeDuration }} behind on {{ $labels.topic }}.',
    cases: (deployment) => {
      const named = groupScopes(deployment, 'behindMinutes').map(({ owner, limit, series }): AlertCase => ({
        owner,
        threshold: limit * 60,
        reason: `The workload group may be ${limit === 1 ? 'one minute' : `${limit} minutes`} behind.`,
        expression: (threshold) => `${oldest(`${lagSeconds}{${ours(deployment)},${series}}`)} > ${threshold}`,
      }));
      const other: AlertCase = {
        severity: 'warning',
        threshold: 1800,
        reason: 'No workload group says how far it may be behind; most views are useless after half an hour.',
        expression: (threshold) => `${oldest(otherGroups(deployment, lagSeconds))} > ${threshold}`,
      };
      return [...named, other];
    },
  },
  GroupLagNearRetention: {
    symptom: 'Records are about to be deleted before a consumer group has read them.',
    severity: 'critical',
    unit: 'share',
    of: 'the retention of its topic that a group is behind',
    range: [0.01, 0.99],
    forMinutes: 5,
    forReason: 'A group that starts anew reads its oldest records first.',
    runbook: 'A consumer group falls behind',
    exporters: ['group-lag'],
    description:
      'Group {{ $labels.consumer_group }} is behind on {{ $labels.topic }} by {{ $value | humanizePercentage }} of its retention.',
    cases: (deployment) => {
      const named = groupScopes(deployment, 'retainedHours').map(({ owner, limit, series }): AlertCase => ({
        owner,
        threshold: halfOfRetention,
        reason: `${nearness} The workload group keeps records for ${limit} hours.`,
        expression: (threshold) =>
          `${oldest(`${lagSeconds}{${ours(deployment)},${series}}`)} / ${limit * 3600} > ${threshold}`,
      }));
      const retention = `max by (namespace, topic) (automq_topic_retention_seconds{${ours(deployment)}} > 0)`;
      // It may be a group that somebody has forgotten.
      const other: AlertCase = {
        severity: 'warning',
        threshold: halfOfRetention,
        reason: nearness,
        expression: (threshold) =>
          `${oldest(otherGroups(deployment, lagSeconds))} / on (namespace, topic) group_left ${retention} > ${threshold}`,
      };
      return [...named, other];
    },
  },
  DeadLettersGrowing: {
    symptom: 'Consumers set records aside that they can’t work on; what they say is not shown.',
    severity: 'warning',
    unit: 'count',
    of: 'records that were written to a dead-letter topic in an hour',
    range: [0, 1_000_000_000],
    forMinutes: 0,
    forReason: 'A record that was set aside stays there.',
    runbook: 'Dead letters grow',
    exporters: ['automq'],
    description: '{{ $value | humanize }} records were written to {{ $labels.topic }} in an hour.',
    cases: (deployment) => {
      const declared = deadLetterScopes(deployment);
      const others = declared.map(({ series }) => `,${series.replace('=~', '!~')}`).join('');
      const written = (series: string) => (threshold: number) => {
        const count = `kafka_message_count_total{${ours(deployment)},direction="in",${series}}`;
        // A broker counts a topic from its first record on, which is no increase.
        return `sum by (namespace, topic) (${count} unless ${count} offset 1h or increase(${count}[1h])) > ${threshold}`;
      };
      return [
        ...topicScopes(deployment).map(({ owner, extended }) => ({
          owner,
          threshold: 0,
          reason:
            'Each of them is somebody’s record. Topics are known by the end of their names: ".", "-" or "_" and `dlq`, `dlt` or `dead-letter`.',
          expression: written(`${extended(deadLetterSuffix)}${others}`),
        })),
        ...declared.map(({ owner, series }) => ({
          owner,
          threshold: 0,
          reason: 'Each of them is somebody’s record. Contracts name the topic for them.',
          expression: written(series),
        })),
      ];
    },
  },
} as const satisfies Readonly<Record<string, AlertDefinition>>;
