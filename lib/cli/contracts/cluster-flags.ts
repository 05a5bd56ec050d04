import { resolve } from 'node:path';
import type { Command } from 'commander';
import { connect } from '../../contracts/live/connect';
import type { LiveCluster } from '../../contracts/live/live-cluster';
import type { Io } from '../io';

/** How a command reaches a cluster, as Kafka’s own tools do. */
export interface ClusterFlags {
  /** `host:port`, with commas; what `bootstrap.servers` of the properties says when left out. */
  readonly bootstrapServer?: string;
  /** File of Kafka’s client properties. */
  readonly commandConfig?: string;
}

export const withClusterFlags = (command: Command): Command =>
  command
    .option('--bootstrap-server <list>', 'brokers to begin with, host:port with commas')
    .option('--command-config <file>', 'Kafka’s client properties: how to log in');

/** Connects to a cluster, and leaves it whatever happens. */
export async function inCluster<T>(
  { bootstrapServer, commandConfig }: ClusterFlags,
  { cwd }: Pick<Io, 'cwd'>,
  use: (cluster: LiveCluster) => Promise<T>,
): Promise<T> {
  const file = commandConfig === undefined ? undefined : resolve(cwd, commandConfig);
  const cluster = await connect(file, bootstrapServer);
  try {
    return await use(cluster);
  } finally {
    await cluster.close();
  }
}

export const clusterHelp = `
The login is a file of Kafka's own client properties, as its tools take it and \`automq-kit client\` prints it:
  security.protocol=SASL_SSL
  sasl.mechanism=SCRAM-SHA-512
  sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="…" password="…";
  ssl.truststore.type=PEM
  ssl.truststore.location=/etc/kafka/ca.crt
Understood are PLAINTEXT, SSL, SASL_PLAINTEXT and SASL_SSL with PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512, and stores as
PEM files. A password never stands in an argument, and is never printed.`;
