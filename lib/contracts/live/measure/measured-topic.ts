import type { MeasuredTopic } from '../../import/measurement';
import type { LiveTopic } from '../../cluster/cluster-state';
import type { LoggedPartition } from './logged-partition';
import type { Sampled } from './sample-topics';

/** Settings from the brokers that a contract or a workload group speaks of. */
const spokenOf = ['cleanup.policy', 'retention.ms', 'delete.retention.ms'];

interface Readings {
  readonly stored: ReadonlyMap<string, number>;
  readonly sampled: Sampled;
}

/** What was seen of a topic. Of its window nothing is told where a partition is missing: the rate would be too low. */
export function measuredTopic(
  { name, partitions, replicationFactor, config, inherited }: LiveTopic,
  logs: readonly LoggedPartition[],
  { stored, sampled }: Readings,
): MeasuredTopic {
  const sample = sampled.samples.get(name);
  const storedBytes = stored.get(name);
  const isWhole = logs.length === partitions;
  return {
    name,
    partitions,
    replicationFactor,
    config: sorted(Object.entries(config)),
    inherited: sorted(Object.entries(inherited).filter(([key]) => spokenOf.includes(key))),
    ...(isWhole ? { retained: total(logs.map(({ beginning, closed }) => Math.max(0, closed - beginning))) } : {}),
    ...(storedBytes === undefined ? {} : { storedBytes }),
    ...(isWhole ? { window: windowOf(logs, sampled.dataShares.get(name) ?? 1) } : {}),
    ...(sample === undefined ? {} : { sample }),
  };
}

/** @param dataShare share of the offsets that are records; transactions take some for themselves */
function windowOf(logs: readonly LoggedPartition[], dataShare: number): NonNullable<MeasuredTopic['window']> {
  const moved = logs.map(({ opened, closed }) => closed - opened);
  const all = total(moved);
  const busiest = moved.reduce((most, each) => Math.max(most, each), 0);
  return {
    records: Math.round(all * dataShare),
    hottestPartitionPercent: all === 0 ? 0 : Number(((100 * busiest) / all).toFixed(3)),
  };
}

const sorted = (entries: readonly [string, string][]) =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
