import type { BrokerAddress } from './client/bootstrap-addresses';
import { bootstrapAddresses } from './client/bootstrap-addresses';
import type { ClientSettings } from './client/client-settings';
import { loadKafkaClient } from './client/load-kafka-client';
import type { ClientOptions } from './live-cluster';
import { LiveCluster } from './live-cluster';
import { readClientSettings } from './read-client-settings';
import { readBrokers } from './read/read-brokers';

/** Milliseconds until a broker that doesn’t answer is passed over. */
const patience = { connectTimeout: 10_000, requestTimeout: 30_000 } as const;

/**
 * Connects to a cluster and asks who its brokers are.
 * @param commandConfig path of Kafka’s client properties; undefined for a cluster that asks for no login and has no TLS
 * @param bootstrapServers `host:port,…`; undefined for what `bootstrap.servers` of the properties says
 * @throws InvalidFile for properties or addresses that can’t be used
 * @throws ClusterFailure where no broker answers or the login is refused
 */
export const connect = async (
  commandConfig: string | undefined,
  bootstrapServers: string | undefined,
): Promise<LiveCluster> => connectWith(readClientSettings(commandConfig), bootstrapServers);

/** The same with settings that no file of Kafka’s client properties gave. */
export async function connectWith(
  settings: ClientSettings,
  bootstrapServers: string | undefined,
): Promise<LiveCluster> {
  const bootstrap = bootstrapAddresses(bootstrapServers ?? settings.bootstrapServers);
  const kafka = await loadKafkaClient();
  const options: ClientOptions = {
    clientId: 'automq-kit',
    bootstrapBrokers: bootstrap.map(({ host, port }) => ({ host, port })),
    ...patience,
    ...loginOptions(settings),
    ...tlsOptions(settings, bootstrap),
  };
  const cluster = new LiveCluster({ kafka, clientOptions: options, bootstrap, user: settings.login?.username });
  try {
    await readBrokers(cluster);
    return cluster;
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

const loginOptions = ({ login }: ClientSettings): Pick<ClientOptions, 'sasl'> =>
  login === undefined ? {} : { sasl: login };

function tlsOptions(
  { tls }: ClientSettings,
  bootstrap: readonly BrokerAddress[],
): Pick<ClientOptions, 'tls' | 'tlsServerName'> {
  if (tls === undefined) return {};
  return {
    // RFC 6066 has no server names that are addresses.
    tlsServerName: bootstrap.every(({ host }) => /[a-z]/i.test(host) && !host.includes(':')),
    tls: {
      ...(tls.authorities === undefined ? {} : { ca: tls.authorities }),
      ...(tls.certificate === undefined ? {} : { cert: tls.certificate, key: tls.key }),
      ...(tls.keyPassword === undefined ? {} : { passphrase: tls.keyPassword }),
      ...(tls.checksHostname ? {} : { checkServerIdentity: () => undefined }),
    },
  };
}
