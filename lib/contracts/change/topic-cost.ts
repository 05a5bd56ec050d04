import { secondsPerHour } from '../../model/time-units';
import type { DesiredTopic } from '../desired/desired-state';
import { policiesOf } from './same-setting';
import type { TopicPrices } from './topic-prices';

/** What a topic costs in a month of ordinary hours, in the currency of the prices. */
export interface TopicCost {
  readonly storage: number;
  readonly requests: number;
  /** Its share of the brokers. */
  readonly brokers: number;
  readonly total: number;
}

type Costed = Pick<DesiredTopic, 'partitions' | 'config' | 'clients' | 'normalBytesPerSecond'>;

/**
 * What a topic costs in a month:
 * - storage: what is written while it is kept, or `retention.bytes` of each partition where that is less. Without an end
 *   it is what one month adds. What compaction leaves depends on the number of keys, which no contract says, so it is
 *   not counted.
 * - requests: those for each GB that is written.
 * - brokers: the larger of its share of what a broker carries of bytes (each reader reads each byte once) and of
 *   partitions, times the price of a broker.
 */
export function topicCost(topic: Costed, prices: TopicPrices): TopicCost {
  const { normalBytesPerSecond: written, partitions, clients } = topic;
  const { perStoredGb, perWrittenGb, perBroker, brokerCarries, bytesPerGb, secondsPerMonth } = prices;
  const readers = clients.filter(({ action }) => action === 'receive').length;
  const ofBytes =
    written / brokerCarries.writtenBytesPerSecond + (written * readers) / brokerCarries.readBytesPerSecond;
  const storage = (keptBytes(topic, secondsPerMonth) / bytesPerGb) * perStoredGb;
  const requests = ((written * secondsPerMonth) / bytesPerGb) * perWrittenGb;
  const brokers = Math.max(ofBytes, partitions / brokerCarries.partitions) * perBroker;
  return { storage, requests, brokers, total: storage + requests + brokers };
}

/** Kafka’s own retention where a topic gives none (`log.retention.hours`). */
const defaultRetentionSeconds = 168 * secondsPerHour;

function keptBytes({ config, partitions, normalBytesPerSecond }: Costed, secondsPerMonth: number): number {
  const policy = config['cleanup.policy'];
  if (policy !== undefined && !policiesOf(policy).includes('delete')) return 0;
  const milliseconds = config['retention.ms'];
  const seconds = milliseconds === undefined ? defaultRetentionSeconds : Number(milliseconds) / 1000;
  const byAge = normalBytesPerSecond * (seconds < 0 ? secondsPerMonth : seconds);
  const bytes = config['retention.bytes'];
  return bytes === undefined || Number(bytes) < 0 ? byAge : Math.min(byAge, Number(bytes) * partitions);
}
