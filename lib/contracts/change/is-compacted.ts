import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredTopic } from '../desired/desired-state';
import { policiesOf } from './same-setting';

/** Whether a topic is compacted as its contract wants it; where that says nothing, as the brokers have it. */
export function isCompacted({ config }: DesiredTopic, { inherited }: LiveTopic): boolean {
  const policy = config['cleanup.policy'] ?? inherited['cleanup.policy'];
  return policy !== undefined && policiesOf(policy).includes('compact');
}
