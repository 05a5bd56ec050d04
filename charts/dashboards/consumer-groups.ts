import type { Row } from './dashboard';
import { ours } from './selectors';
import { untilAlert } from './thresholds';
import { behindInRecords } from './topic-panels';

const ofGroup = `${ours}, consumer_group=~"$group", topic=~"$topic"`;

const retention = `max by (topic) (automq_topic_retention_seconds{${ours}, topic=~"$topic"})`;

/** How far consumer groups are behind, and in what state they are. */
export const consumerGroups: Row = {
  title: 'Consumer groups',
  panels: [
    {
      kind: 'graph',
      title: 'Behind, in seconds',
      shows: 'Age of the oldest record that a group has not read, by topic, the ten that are furthest behind.',
      good: 'Within what the workload allows, and shrinking after a stop.',
      otherwise: 'See in the table how much of the retention is left, then the group’s own logs.',
      alerts: ['GroupBehind', 'GroupLagStale'],
      unit: 's',
      when: 'groupLag',
      queries: [
        {
          expr: `topk(10, max by (consumer_group, topic) (automq_group_lag_seconds{${ofGroup}}))`,
          legend: '{{consumer_group}} · {{topic}}',
        },
      ],
    },
    behindInRecords(ofGroup),
    {
      kind: 'graph',
      title: 'Groups, by state',
      shows: 'Consumer groups of all coordinators by their state.',
      good: 'Most are stable.',
      otherwise: 'Groups that keep preparing have members that come and go: their poll interval or their memory.',
      alerts: [],
      unit: 'short',
      queries: [
        { expr: `sum(kafka_group_stable_count{${ours}})`, legend: 'stable' },
        { expr: `sum(kafka_group_preparing_rebalance_count{${ours}})`, legend: 'preparing a rebalance' },
        { expr: `sum(kafka_group_completing_rebalance_count{${ours}})`, legend: 'completing a rebalance' },
        { expr: `sum(kafka_group_empty_count{${ours}})`, legend: 'without members' },
        { expr: `sum(kafka_group_dead_count{${ours}})`, legend: 'being removed' },
      ],
    },
    {
      kind: 'table',
      title: 'Groups against the retention of what they read',
      shows:
        'How far each group is behind, and which share of the topic’s retention that is; records beyond it are gone.',
      good: 'Below a quarter of the retention.',
      otherwise: 'At half of it decide: repair the group, or keep records longer until it has caught up.',
      alerts: ['GroupLagNearRetention'],
      unit: 's',
      when: 'groupLag',
      rows: { consumer_group: 'Group', topic: 'Topic' },
      columns: [
        {
          title: 'Share of the retention',
          expr: `max by (consumer_group, topic) (automq_group_lag_seconds{${ofGroup}}) / on (topic) group_left () (${retention} > 0)`,
          unit: 'percentunit',
          thresholds: untilAlert('GroupLagNearRetention'),
        },
        {
          title: 'Behind',
          expr: `max by (consumer_group, topic) (automq_group_lag_seconds{${ofGroup}})`,
          unit: 's',
        },
        {
          title: 'Records',
          expr: `sum by (consumer_group, topic) (automq_group_lag_messages{${ofGroup}})`,
          unit: 'short',
        },
      ],
    },
  ],
};
