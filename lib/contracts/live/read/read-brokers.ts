import type { LiveCluster } from '../live-cluster';

/** Who the brokers are, and what the caller may do with the cluster itself. */
export interface ClusterDescription {
  readonly clusterId: string;
  /** Operations on the cluster that the caller is allowed, as bits by their number in Kafka’s AclOperation. */
  readonly allowed: number;
}

/** Asks for the brokers, which `cluster.brokers` has from then on. */
export async function readBrokers(cluster: LiveCluster): Promise<ClusterDescription> {
  const { describeClusterV1 } = cluster.kafka;
  const found = await cluster.anywhere((connection) => describeClusterV1.api.async(connection, true, 1));
  cluster.brokers = found.brokers
    .map(({ brokerId, host, port, rack }) => ({ id: brokerId, host, port, ...(rack === null ? {} : { rack }) }))
    .sort((a, b) => a.id - b.id);
  return { clusterId: found.clusterId, allowed: found.clusterAuthorizedOperations };
}
