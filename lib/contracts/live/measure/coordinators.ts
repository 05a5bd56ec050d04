import { answerOf } from '../client/answer-of';
import { inBatches } from '../in-batches';
import type { LiveBroker, LiveCluster } from '../live-cluster';

/** Key of Kafka’s FindCoordinator for consumer groups. */
const groupKey = 0;
const groupsPerQuestion = 100;

export interface CoordinatedGroup {
  readonly group: string;
  readonly broker: LiveBroker;
}

/** The broker that keeps each group; groups that have none now are missing. */
export async function coordinatorsOf(
  cluster: LiveCluster,
  groups: readonly string[],
): Promise<readonly CoordinatedGroup[]> {
  const { findCoordinatorV4 } = cluster.kafka;
  const brokers = new Map(cluster.brokers.map((broker) => [broker.id, broker]));
  return inBatches(groups, groupsPerQuestion, async (part) => {
    const { coordinators } = await cluster.anywhere((connection) =>
      answerOf(findCoordinatorV4.api.async(connection, groupKey, [...part])),
    );
    return coordinators.flatMap(({ key, nodeId, errorCode }) => {
      const broker = brokers.get(nodeId);
      return errorCode === 0 && broker !== undefined ? [{ group: key, broker }] : [];
    });
  });
}
