import { deadLetterSuffix } from '../../lib/model/alerts/group-alerts';
import { consumerGroups } from './consumer-groups';
import type { Dashboard } from './dashboard';
import { ours } from './selectors';
import { untilAlert } from './thresholds';
import { deadLetters, readByTopic, writtenByTopic } from './topic-panels';

const ofTopic = `${ours}, topic=~"$topic"`;

/** Of each partition. */
const written = `sum by (topic, partition) (rate(kafka_network_io_bytes_total{${ofTopic}, direction="in"}[5m]))`;

/** What is written, what is read, and who is behind. */
export const topics: Dashboard = {
  id: 'topics',
  title: 'Topics and groups',
  purpose: 'What is written, what is read, and which consumer group is behind?',
  variables: ['topic', 'group'],
  runbook: [
    'A consumer group falls behind',
    'A partition is hot',
    'Dead letters grow',
    'A producer sends malformed records',
    'A planned replay or correction',
  ],
  rows: [
    consumerGroups,
    {
      title: 'Topics',
      panels: [
        writtenByTopic('Within the envelope of each group of workloads.'),
        readByTopic,
        {
          kind: 'graph',
          title: 'Records, by topic',
          shows: 'Records that producers write, the ten busiest topics.',
          good: 'Follows the bytes.',
          otherwise: 'Many records with few bytes are producers without batches; they cost CPU.',
          alerts: [],
          unit: 'cps',
          queries: [
            {
              expr: `topk(10, sum by (topic) (rate(kafka_message_count_total{${ofTopic}}[$__rate_interval])))`,
              legend: '{{topic}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Busiest partition against its siblings',
          shows: 'Bytes written to a topic’s busiest partition, as a multiple of the mean of its siblings.',
          good: 'Below the dashed line; with little traffic it says nothing.',
          otherwise: 'One key has most records: no broker can share one partition. Change the key or the partitioner.',
          alerts: ['PartitionFarAboveSiblings'],
          unit: 'short',
          thresholds: untilAlert('PartitionFarAboveSiblings'),
          queries: [
            {
              expr: `topk(10, max by (topic) (${written}) * (count by (topic) (max by (topic, partition) (kafka_log_end_offset{${ofTopic}})) - 1) / (sum by (topic) (${written}) - max by (topic) (${written})))`,
              legend: '{{topic}}',
            },
          ],
        },
        deadLetters({
          of: 'end in dlq, dlt or dead-letter',
          selected: `${ofTopic}, topic=~".+${deadLetterSuffix}"`,
        }),
        {
          kind: 'graph',
          title: 'Size, by topic',
          shows: 'Bytes that a topic keeps, the ten largest.',
          good: 'Levels off once the retention is reached.',
          otherwise:
            'Growth without end is a retention that is longer than meant, or a compacted topic with ever new keys.',
          alerts: [],
          unit: 'bytes',
          queries: [
            {
              expr: `topk(10, sum by (topic) (max by (topic, partition) (kafka_log_size{${ofTopic}})))`,
              legend: '{{topic}}',
            },
          ],
        },
        {
          kind: 'graph',
          title: 'Partitions, by topic',
          shows: 'Partitions of a topic, the ten with the most.',
          good: 'As its contract says.',
          otherwise: 'More partitions than contracted were added by hand; they can’t be taken away.',
          alerts: [],
          unit: 'short',
          queries: [
            {
              expr: `topk(10, sum by (topic) (max by (topic, node_id) (kafka_stream_topic_partition_count{${ofTopic}})))`,
              legend: '{{topic}}',
            },
          ],
        },
      ],
    },
  ],
};
