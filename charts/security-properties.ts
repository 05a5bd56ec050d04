import { balancerListener, brokerListeners, controllerListener } from '../lib/model/broker-listeners';
import type { Deployment } from '../lib/model/deployment';
import type { Pool } from '../lib/model/pools';
import { balancerLogin } from './balancer-login';
import { paths } from './container-paths';
import { acceptanceProperties, identityProperties } from './listener-properties';

/**
 * Certificates, identities and rights of a node; empty without TLS. Brokers are clients of the controllers' listener,
 * and Kafka configures such a client by the properties of that listener.
 */
export function securityProperties(deployment: Deployment, { component }: Pool): Readonly<Record<string, string>> {
  const { security } = deployment;
  if (security.kind === 'plaintext') return {};
  const controller = controllerListener(deployment);
  const own = component === 'controller' ? [controller] : brokerListeners(deployment);
  return Object.assign(
    {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': security.superUsers.join(';'),
      'allow.everyone.if.no.acl.found': 'false',
      'config.providers': 'file',
      'config.providers.file.class': 'org.apache.kafka.common.config.provider.FileConfigProvider',
      'config.providers.file.param.allowed.paths': paths.credentials,
      'autobalancer.client.auth.security.protocol': balancerListener(deployment).protocol,
      'autobalancer.client.auth.sasl.mechanism': balancerLogin.mechanism,
      'autobalancer.client.auth.sasl.jaas.config': balancerLogin.given,
    },
    ...[controller, ...own].map(identityProperties),
    ...own.map((listener) => acceptanceProperties(listener, security)),
  ) as Readonly<Record<string, string>>;
}
