import catalogue from './broker-keys.json';

/** One key that AutoMQ 1.7.3 knows. */
export interface BrokerKey {
  /** The key; a trailing `*` or a part in `<>` stands for anything. */
  readonly key: string;
  /** Kafka's own type name: int, long, list, password and so on; `prefix` for a family of keys. */
  readonly type: string;
  /** Where the key is read: see `serverPropertiesScopes`. The same key may exist for the broker and for a topic. */
  readonly scope: string;
  /** Whether a running broker takes a new value. */
  readonly dynamic: boolean;
  /** What 1.7.3 uses when the key is absent; null when there is none or when it is computed. */
  readonly default: string | number | boolean | null;
}

/**
 * Every key of AutoMQ 1.7.3, sorted by key, then scope.
 * Source: the configuration definitions in https://github.com/AutoMQ/automq at tag 1.7.3. Checked 2026-11-20.
 */
export const keyCatalogue: readonly BrokerKey[] = catalogue;

/**
 * The scopes that a broker or controller reads from server.properties. The others belong to topics, quotas, users,
 * features, Kafka Connect, environment variables or ZooKeeper; `broker-dynamic-only` keys are set through the admin
 * API, and `ignored` ones appear in published samples without any code that reads them.
 */
export const serverPropertiesScopes: ReadonlySet<string> = new Set([
  'authorizer',
  'autobalancer',
  'broker',
  'broker-unvalidated',
  'table-topic',
]);

const inServerProperties = keyCatalogue.filter(({ scope }) => serverPropertiesScopes.has(scope));
const isFamily = ({ key }: BrokerKey): boolean => key.includes('<') || key.endsWith('*');

/** The keys that may stand in server.properties under exactly this name. */
export const brokerKeys: ReadonlyMap<string, BrokerKey> = new Map(
  inServerProperties.filter((entry) => !isFamily(entry)).map((entry) => [entry.key, entry]),
);

/** Beginnings under which anything may stand, because AutoMQ passes the rest on to a client or a catalog. */
export const brokerKeyPrefixes: readonly string[] = inServerProperties
  .filter(({ key }) => key.endsWith('*') && !key.includes('<'))
  .map(({ key }) => key.slice(0, -1));

const listenerKeys = new Set([
  'connections.max.reauth.ms',
  'max.connection.creation.rate',
  'max.connections',
  'num.network.threads',
  'principal.builder.class',
]);

const isListenerKey = (key: string): boolean =>
  brokerKeys.has(key) && (listenerKeys.has(key) || key.startsWith('ssl.') || key.startsWith('sasl.'));

/** What Kafka reads per listener and SASL mechanism (`DynamicBrokerConfig.ListenerMechanismConfigs`, Kafka 3.9.1). */
const mechanismKeys = new Set([
  'connections.max.reauth.ms',
  'sasl.jaas.config',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.server.callback.handler.class',
]);

/** Kafka looks listener names up in lower case, so an upper-case form would be accepted and never read. */
const listenerForm = /^listener\.name\.[a-z0-9_-]+\.(?<rest>.+)$/;
const mechanismForm = /^[a-z0-9_-]+\.(?<rest>.+)$/;
const providerForm = /^config\.providers\.[^.]+\.(class|param\..+)$/;

/**
 * Whether AutoMQ 1.7.3 reads this key from server.properties: by name, by prefix, per listener
 * (`listener.name.<listener>.<key>`), per listener and mechanism, or as a configuration provider. A deprecated key is
 * still a broker key; ask `deprecatedBrokerKeys` first.
 */
export function isBrokerKey(key: string): boolean {
  if (brokerKeys.has(key) || providerForm.test(key)) return true;
  if (brokerKeyPrefixes.some((prefix) => key.startsWith(prefix) && key.length > prefix.length)) return true;
  const perListener = listenerForm.exec(key)?.groups?.['rest'];
  if (perListener === undefined) return false;
  const perMechanism = mechanismForm.exec(perListener)?.groups?.['rest'];
  return isListenerKey(perListener) || (perMechanism !== undefined && mechanismKeys.has(perMechanism));
}
