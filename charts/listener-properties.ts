import type { Listener } from '../lib/model/broker-listeners';
import { clientListeners } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import type { TlsSecurity } from '../lib/model/security';
import { passwordMechanism } from '../lib/model/security';
import { balancerLogin } from './balancer-login';
import { certificatePaths } from './certificate-paths';
import { principalMapping } from './principal-mapping';

type Properties = Readonly<Record<string, string>>;

/** What a node shows on a listener and whom it believes there, as the server or as a client of other nodes. */
export const identityProperties = (listener: Listener): Properties =>
  prefixed(listener, {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificatePaths.keyStore,
    // Kafka refuses a renewed certificate that lacks a name of the old one, and would go on with the old until it ends.
    // Names go with a zone; who a certificate belongs to is judged by whoever connects.
    'ssl.allow.dn.changes': 'true',
    'ssl.allow.san.changes': 'true',
    ...(listener.authentication === 'mtls'
      ? { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': certificatePaths.trustStore }
      : {}),
  });

/** Whom a server lets in by a listener, and as whom. */
export const acceptanceProperties = (listener: Listener, security: TlsSecurity): Properties =>
  prefixed(listener, accepted(listener, principalMapping(security)));

function accepted({ id, authentication }: Listener, mapping: ReturnType<typeof principalMapping>): Properties {
  switch (authentication) {
    case 'none':
      throw new Error(`listener ${id} lets everybody in although the deployment has TLS`);
    case 'mtls': {
      const isBetweenNodes = id === 'controller' || id === 'internal';
      return {
        'ssl.client.auth': 'required',
        'ssl.principal.mapping.rules': isBetweenNodes ? mapping.nodes : mapping.clients,
      };
    }
    case 'scram':
      return sasl(passwordMechanism, 'org.apache.kafka.common.security.scram.ScramLoginModule required;');
    case 'plain':
      return sasl(balancerLogin.mechanism, balancerLogin.expected);
  }
}

const sessionKey = 'connections.max.reauth.ms';

/** Time within which a client proves its password again on a connection that stays open, milliseconds. */
const sessionMs = 3_600_000;

/**
 * Without an end to sessions, whoever is connected stays so with a password that was changed or taken away. Clients prove
 * theirs again by themselves; those that can't (librdkafka before 2.2, Java before 2.2) are hung up on and connect anew.
 * A file may choose another time, for one listener or for all.
 */
export const sessionProperties = ({ access, kafka }: Pick<Deployment, 'access' | 'kafka'>): Properties =>
  sessionKey in kafka.properties
    ? {}
    : Object.fromEntries(
        clientListeners(access)
          .filter(({ authentication }) => authentication === 'scram')
          .flatMap((listener) => Object.entries(prefixed(listener, { [sessionKey]: String(sessionMs) }))),
      );

/** Kafka's default mechanism, GSSAPI, would be left on each listener that names none. */
const sasl = (mechanism: string, jaas: string): Properties => ({
  'ssl.client.auth': 'none',
  'sasl.enabled.mechanisms': mechanism,
  [`${mechanism.toLowerCase()}.sasl.jaas.config`]: jaas,
});

/** Kafka looks listeners up in lower case. */
const prefixed = ({ name }: Listener, properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [`listener.name.${name.toLowerCase()}.${key}`, value]),
  );
