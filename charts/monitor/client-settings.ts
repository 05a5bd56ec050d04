import type { Address } from '../../lib/model/access';
import type { Listener } from '../../lib/model/broker-listeners';
import { passwordMechanism } from '../../lib/model/security';
import { certificatePaths } from '../certificate-paths';

type Settings = Readonly<Record<string, string>>;

/** Settings of a client that begins at an address: those that the kit tells every client, as far as they matter here. */
export const clientSettings = ({ host, port }: Address, listener: Listener, others: Settings): Settings => ({
  'bootstrap.servers': `${host}:${port}`,
  'client.dns.lookup': 'use_all_dns_ips',
  'metadata.recovery.strategy': 'rebootstrap',
  ...identitySettings(listener),
  ...others,
});

/** How client and brokers of a listener know each other. The programs add the password. */
function identitySettings({ authentication, protocol }: Listener): Settings {
  if (authentication === 'none') return { 'security.protocol': protocol };
  return {
    'security.protocol': protocol,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificatePaths.trustStore,
    'ssl.endpoint.identification.algorithm': 'https',
    ...(authentication === 'mtls'
      ? { 'ssl.keystore.type': 'PEM', 'ssl.keystore.location': certificatePaths.keyStore }
      : { 'sasl.mechanism': passwordMechanism }),
  };
}
