/** Numbers of operations in Kafka’s AclOperation, which are the bits of what a caller is allowed. */
const operations = { create: 5, alter: 7, describe: 8, describeConfigs: 10, alterConfigs: 11 } as const;

export type ClusterOperation = keyof typeof operations;

/** Those of some operations on the cluster that are not among the allowed ones. */
export const lackingOnCluster = (allowed: number, wanted: readonly ClusterOperation[]): readonly string[] =>
  wanted.filter((each) => (allowed & (1 << operations[each])) === 0).map((each) => `${each} on the cluster`);
