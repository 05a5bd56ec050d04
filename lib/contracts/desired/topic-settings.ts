import { secondsPerHour } from '../../model/time-units';
import { keptHours, outageHours } from '../model/kept-hours';
import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';

/** How long Kafka keeps a tombstone where nobody says (`delete.retention.ms`), hours. */
const defaultTombstoneHours = 24;

const millisecondsOf = (hours: number) => String(hours * secondsPerHour * 1000);

/**
 * Settings of a topic, sorted: those that its contract gives, and what follows from the contract where it gives none.
 * - `retention.ms`: what `keptHours` says. Only where records are removed by age.
 * - `delete.retention.ms`: a consumer that was away for its longest outage still sees every tombstone. Only where the
 *   topic is compacted, and never less than Kafka’s own day.
 * - `retention.bytes`: `x-retained-bytes`.
 */
export function topicSettings(contract: TopicContract): Readonly<Record<string, string>> {
  const { config, fields } = contract;
  const policy = cleanupPolicyOf(contract);
  const retention = fields['x-retention'];
  const bytes = fields['x-retained-bytes'];
  const derived = {
    ...(policy.includes('delete') ? { 'retention.ms': millisecondsOf(keptHours(retention)) } : {}),
    ...(policy.includes('compact')
      ? { 'delete.retention.ms': millisecondsOf(Math.max(defaultTombstoneHours, outageHours(retention))) }
      : {}),
    ...(bytes === undefined ? {} : { 'retention.bytes': String(bytes) }),
  };
  return Object.fromEntries(Object.entries({ ...derived, ...config }).sort(([a], [b]) => (a < b ? -1 : 1)));
}
