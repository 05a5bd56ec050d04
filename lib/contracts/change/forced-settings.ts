import type { ClusterState } from '../cluster/cluster-state';
import type { DesiredTopic } from '../desired/desired-state';

/** What AutoMQ stores as 1 whatever is asked (AutoMQ 1.7.3, ReplicationControlManager), so it is never a difference. */
const forcedByAutomq = ['min.insync.replicas'];

/** What a reassignment of partitions leaves on a topic while it runs; never a contract’s business. */
const ofReassignments = ['leader.replication.throttled.replicas', 'follower.replication.throttled.replicas'];

/** Whether a setting of a topic is nobody’s to change on these brokers. */
export const isForced = (name: string, { isAutomq }: Pick<ClusterState, 'isAutomq'>): boolean =>
  ofReassignments.includes(name) || (isAutomq && forcedByAutomq.includes(name));

/** What of a topic can be asked of these brokers: on AutoMQ neither replicas nor what follows from them. */
export function askable(topic: DesiredTopic, state: Pick<ClusterState, 'isAutomq'>): DesiredTopic {
  const { replicas, ...rest } = topic;
  const config = Object.fromEntries(Object.entries(topic.config).filter(([name]) => !isForced(name, state)));
  return { ...rest, ...(replicas === undefined || state.isAutomq ? {} : { replicas }), config };
}
