import { contractsJob } from '../../lib/model/names';
import type { Row } from './dashboard';
import { ours } from './selectors';
import { tooMuch, untilAlert } from './thresholds';

const ofTopic = `${ours}, topic=~"$topic"`;
const ofGroup = `${ours}, consumer_group=~"$group"`;

/** Topics of one owner against their contracts. */
export const ownedTopics: Row = {
  title: 'Topics',
  panels: [
    {
      kind: 'graph',
      title: 'Written, against the contract',
      shows: 'What producers write, as a multiple of what the contract plans for peaks; the ten highest topics.',
      good: 'Below one.',
      otherwise: 'Find the producer, or agree on a higher rate: partitions and quotas follow from it.',
      alerts: ['TopicAboveContract'],
      unit: 'short',
      thresholds: untilAlert('TopicAboveContract'),
      queries: [{ expr: `topk(10, max by (topic) (automq:contract_written_ratio{${ofTopic}}))`, legend: '{{topic}}' }],
    },
    {
      kind: 'graph',
      title: 'Written, by topic',
      shows: 'Bytes that producers write, the ten busiest topics.',
      good: 'Follows the business.',
      otherwise: 'A step up is a loop or a promotion; one down is a producer that fails.',
      alerts: [],
      unit: 'binBps',
      queries: [
        {
          expr: `topk(10, sum by (topic) (rate(kafka_network_io_bytes_total{${ofTopic}, direction="in"}[$__rate_interval])))`,
          legend: '{{topic}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Read, by topic',
      shows: 'Bytes that consumers read, the ten busiest topics.',
      good: 'What is written, times the groups that read it.',
      otherwise: 'Far more is a replay: see which group’s lag shrinks.',
      alerts: [],
      unit: 'binBps',
      queries: [
        {
          expr: `topk(10, sum by (topic) (rate(kafka_network_io_bytes_total{${ofTopic}, direction="out"}[$__rate_interval])))`,
          legend: '{{topic}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Groups with offsets, by topic',
      shows: 'Consumer groups that keep offsets for a topic.',
      good: 'As many as contracts declare.',
      otherwise: 'A group more reads without a contract; on a sensitive topic find out whose it is.',
      alerts: ['SensitiveTopicRead'],
      unit: 'short',
      queries: [
        {
          expr: `topk(10, count by (topic) (count by (topic, consumer_group) (kafka_group_commit_offset{${ofTopic}})))`,
          legend: '{{topic}}',
        },
      ],
    },
  ],
};

/** Records that consumers of one owner’s topics could not work on. */
export const ownedDeadLetters: Row = {
  title: 'Dead letters',
  panels: [
    {
      kind: 'graph',
      title: 'Dead letters',
      shows: 'Records written within an hour to topics that contracts name for what could not be worked on.',
      good: 'None.',
      otherwise: 'Each is a record that a consumer could not work on: read one, and see what its headers say.',
      alerts: ['DeadLettersGrowing'],
      unit: 'short',
      thresholds: tooMuch(1),
      queries: [
        {
          expr: `sum by (topic) (increase(kafka_message_count_total{${ours}, direction="in", topic=~"$deadLetter"}[1h]))`,
          legend: '{{topic}}',
        },
      ],
    },
  ],
};

/** How far the groups of one owner are behind, on whatever topic. */
export const ownedGroups: Row = {
  title: 'Consumer groups',
  panels: [
    {
      kind: 'graph',
      title: 'Behind, against the contract',
      shows: 'Age of the oldest record that a group has not read, as a share of the outage that the contract allows.',
      good: 'Far below the dashed line.',
      otherwise: 'Repair the group, or keep records longer until it has caught up.',
      alerts: ['DeclaredGroupBehind'],
      unit: 'percentunit',
      when: 'groupLag',
      thresholds: untilAlert('DeclaredGroupBehind'),
      queries: [
        {
          expr: `topk(10, max by (consumer_group, topic) (automq:contract_group_lag_share{${ofGroup}}))`,
          legend: '{{consumer_group}} · {{topic}}',
        },
      ],
    },
    {
      kind: 'graph',
      title: 'Behind, in records',
      shows: 'Records that a group has not read, by topic, the ten that are furthest behind.',
      good: 'Steady or shrinking.',
      otherwise: 'It grows while members are there: they are too slow or fail on a record. No members: nobody reads.',
      alerts: ['GroupLagGrowing'],
      unit: 'short',
      queries: [
        {
          expr: `topk(10, max by (consumer_group, topic) (automq:group_lag_messages{${ofGroup}}))`,
          legend: '{{consumer_group}} · {{topic}}',
        },
      ],
    },
  ],
};

/** Whether the job that applies the contracts does. */
export const applied: Row = {
  title: 'Contracts',
  panels: [
    {
      kind: 'stat',
      title: 'Since contracts were applied',
      shows: 'Time since the job that applies event contracts last succeeded, for every owner the same.',
      good: 'Minutes.',
      otherwise: 'Read what its last run says: a change waits for somebody’s word, or it is not let in.',
      alerts: ['ContractsNotApplied'],
      unit: 's',
      when: 'contractsJob',
      thresholds: untilAlert('ContractsNotApplied'),
      queries: [
        {
          expr: `time() - max by (cronjob) (kube_cronjob_status_last_successful_time{${ours}, cronjob="${contractsJob}"})`,
          legend: '{{cronjob}}',
        },
      ],
    },
  ],
};
