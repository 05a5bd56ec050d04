import { keyCatalogue } from '../../facts/broker-keys';
import type { Deployment } from '../../model/deployment';
import type { TopicContract } from '../model/topic-contract';
import { perTopic } from './per-topic';
import type { ReviewRule } from './rule';

const setting = 'max.message.bytes';

/** Largest batch that brokers take where neither topic nor broker says anything. */
const unsaid = Number(keyCatalogue.find(({ key, scope }) => key === setting && scope === 'topic')?.default);

/** Largest batch of a topic, bytes: its own setting, the brokers’, or Kafka’s. */
function largestBatch({ config }: TopicContract, { kafka: { properties } }: Deployment): number {
  const text = config[setting] ?? properties['message.max.bytes'];
  return text === undefined ? unsaid : Number(text);
}

const recordSize: ReviewRule = {
  id: 'record-size',
  severity: 'error',
  title: 'Records are not larger than brokers take',
  why: 'A broker refuses a batch above the topic’s maximum, and a batch holds at least one record.',
  fix: 'Write a larger `max.message.bytes` for the topic, or put the large part into the object store and its place into the record.',
  source: 'workloadShape',
  check: perTopic((topic, { deployment }) => {
    const { recordBytes } = topic.fields['x-rates'];
    const most = largestBatch(topic, deployment);
    return recordBytes > most
      ? { path: ['x-rates', 'recordBytes'], message: `${recordBytes} bytes; brokers take ${most} for this topic.` }
      : undefined;
  }),
};

export const recordSizeRules = [recordSize];
