import type { Access, Authentication, Intent } from './access';
import { intents } from './access';
import type { Deployment } from './deployment';
import type { ListenerId } from './ports';
import { listeners, ports } from './ports';

/** A Kafka listener of brokers or controllers. */
export interface Listener {
  readonly id: ListenerId;
  /** As server.properties calls it. */
  readonly name: string;
  readonly port: number;
  readonly protocol: 'PLAINTEXT' | 'SSL' | 'SASL_SSL';
  /** What a client has to show; `plain` is the balancer's own user. */
  readonly authentication: Authentication | 'plain';
}

const protocols = { none: 'PLAINTEXT', mtls: 'SSL', scram: 'SASL_SSL', plain: 'SASL_SSL' } as const;

const listener = (id: ListenerId, authentication: Listener['authentication']): Listener => ({
  id,
  name: listeners[id],
  port: ports[id],
  protocol: protocols[authentication],
  authentication,
});

type Secured = Pick<Deployment, 'access' | 'security'>;

/** The controllers' only listener. */
export const controllerListener = ({ security }: Pick<Deployment, 'security'>): Listener =>
  listener('controller', security.kind === 'tls' ? 'mtls' : 'none');

/**
 * The brokers' listeners. Between nodes: mTLS. INTERNAL comes first, since AutoMQ's own clients take the first listener
 * where none is named. The balancer has a listener of its own, because AutoMQ 1.7.3 hands its client a security
 * protocol, a SASL mechanism and a JAAS configuration and nothing else.
 */
export function brokerListeners({ access, security }: Secured): readonly Listener[] {
  const between =
    security.kind === 'tls'
      ? [listener('internal', 'mtls'), listener('balancer', 'plain')]
      : [listener('internal', 'none')];
  return [...between, ...clientListeners(access)];
}

/** The listeners of clients: one for each way in. */
export const clientListeners = (access: Access): readonly Listener[] =>
  intents.map((intent) => intentListener(access, intent)).filter((each) => each !== undefined);

const listenerIds = { cluster: 'client', network: 'network', privateLink: 'privateLink' } as const;

/** The listener of a way in; undefined where the deployment does not have it. */
export function intentListener(access: Access, intent: Intent): Listener | undefined {
  const authentication = access[intent]?.authentication;
  return authentication && listener(listenerIds[intent], authentication);
}

/** The listener that the balancer's clients use. */
export const balancerListener = ({ security }: Pick<Deployment, 'security'>): Listener =>
  security.kind === 'tls' ? listener('balancer', 'plain') : listener('internal', 'none');
