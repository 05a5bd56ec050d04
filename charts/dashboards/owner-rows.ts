import { contractsJob } from '../../lib/model/names';
import type { Row } from './dashboard';
import { ours } from './selectors';
import { untilAlert } from './thresholds';
import { behindInRecords, deadLetters, readByTopic, writtenByTopic } from './topic-panels';

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
    writtenByTopic('Follows the business.'),
    readByTopic,
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
    deadLetters({
      of: 'contracts name for what could not be worked on',
      selected: `${ours}, direction="in", topic=~"$deadLetter"`,
    }),
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
    behindInRecords(ofGroup),
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
