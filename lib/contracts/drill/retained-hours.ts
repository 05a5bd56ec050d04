import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';

const hour = 3_600_000;

/** For how long records stay, and by which setting. */
export interface Retained {
  /** Infinity where nothing ends it. */
  readonly hours: number;
  readonly by: 'retention.ms' | 'retention.bytes' | 'cleanup.policy';
}

/**
 * For how long a topic keeps records while it gets what is promotional. `retention.bytes` counts for each partition, so a
 * high rate shortens the time.
 * @param settings of the topic as brokers have them, inherited ones included
 */
export function retainedHours(
  { config, bytesPerSecond, partitions }: Pick<TopicContract, 'config' | 'bytesPerSecond' | 'partitions'>,
  settings: Readonly<Record<string, string>>,
): Retained {
  if (!cleanupPolicyOf({ config }).includes('delete')) return { hours: Infinity, by: 'cleanup.policy' };
  const number = (name: string) => Number(config[name] ?? settings[name] ?? '-1');
  const [ms, bytes] = [number('retention.ms'), number('retention.bytes')];
  const byTime = ms < 0 ? Infinity : ms / hour;
  const bySize = bytes < 0 ? Infinity : (bytes * partitions) / bytesPerSecond.promotional / 3600;
  return bySize < byTime ? { hours: bySize, by: 'retention.bytes' } : { hours: byTime, by: 'retention.ms' };
}
