import type { Panel } from './panel';
import { ours } from './selectors';
import { tooMuch } from './thresholds';

/*
 * Panels that the dashboard of all topics and that of an owner share; which topics and groups they show, their variables
 * say.
 */

const bytesOf = (direction: 'in' | 'out') =>
  `topk(10, sum by (topic) (rate(kafka_network_io_bytes_total{${ours}, topic=~"$topic", direction="${direction}"}[$__rate_interval])))`;

export const writtenByTopic = (good: string): Panel => ({
  kind: 'graph',
  title: 'Written, by topic',
  shows: 'Bytes that producers write, the ten busiest topics.',
  good,
  otherwise: 'A step up is a loop or a promotion; one down is a producer that fails.',
  alerts: [],
  unit: 'binBps',
  queries: [{ expr: bytesOf('in'), legend: '{{topic}}' }],
});

export const readByTopic: Panel = {
  kind: 'graph',
  title: 'Read, by topic',
  shows: 'Bytes that consumers read, the ten busiest topics.',
  good: 'What is written, times the groups that read it.',
  otherwise: 'Far more is a replay: see which group’s lag shrinks.',
  alerts: [],
  unit: 'binBps',
  queries: [{ expr: bytesOf('out'), legend: '{{topic}}' }],
};

/** @param selected labels of the groups and topics that are shown */
export const behindInRecords = (selected: string): Panel => ({
  kind: 'graph',
  title: 'Behind, in records',
  shows: 'Records that a group has not read, by topic, the ten that are furthest behind.',
  good: 'Steady or shrinking.',
  otherwise: 'It grows while members are there: they are too slow or fail on a record. No members: nobody reads.',
  alerts: ['GroupLagGrowing'],
  unit: 'short',
  queries: [
    {
      expr: `topk(10, max by (consumer_group, topic) (automq:group_lag_messages{${selected}}))`,
      legend: '{{consumer_group}} · {{topic}}',
    },
  ],
});

interface DeadLetters {
  /** Which topics are meant, in words. */
  readonly of: string;
  /** Labels of what producers write to them. */
  readonly selected: string;
}

export const deadLetters = ({ of, selected }: DeadLetters): Panel => ({
  kind: 'graph',
  title: 'Dead letters',
  shows: `Records written within an hour to topics that ${of}.`,
  good: 'None.',
  otherwise: 'Each is a record that a consumer could not work on: read one, and see what its headers say.',
  alerts: ['DeadLettersGrowing'],
  unit: 'short',
  thresholds: tooMuch(1),
  queries: [{ expr: `sum by (topic) (increase(kafka_message_count_total{${selected}}[1h]))`, legend: '{{topic}}' }],
});
