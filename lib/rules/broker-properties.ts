import { nearest } from '../config/nearest';
import type { DeploymentConfig } from '../config/schema';
import { shown } from '../config/shown';
import { brokerKeys, isBrokerKey, keyCatalogue } from '../facts/broker-keys';
import { deprecatedBrokerKeys } from '../facts/deprecated-broker-keys';
import { isManagedBrokerKey, managedBrokerKeys } from '../model/managed-broker-keys';
import type { ListenerId } from '../model/ports';
import { listeners } from '../model/ports';
import { factOf } from './fact';
import { outsideIntents } from './outside-intents';
import type { Finding, Rule } from './rule';
import { listed } from '../model/wording';

type Value = DeploymentConfig['kafka']['properties'][string];
type Fault = 'listener' | 'managed' | 'deprecated' | 'secret' | 'scope' | 'unknown' | 'value';

/** Endings of keys whose values are secrets, whatever listener, client or catalog they belong to. */
const secretEnding = /(password|secret|sasl\.jaas\.config|token|credential|keystore\.key|secret\.key)$/;

/** Whether the value of a broker property is a secret. */
const isSecret = (key: string) => brokerKeys.get(key)?.type === 'password' || secretEnding.test(key);

/** Name of the listener that a property is for, as it is written there; undefined for a property of all. */
const listenerOf = (key: string) => /^listener\.name\.([^.]*)/i.exec(key)?.[1];

/** The listener of the kit by its name; undefined for any other, since there are no others. */
const listenerIdOf = (name: string) =>
  (Object.keys(listeners) as ListenerId[]).find((id) => listeners[id] === name.toUpperCase());

/** Which setting decides what each listener is. */
const listenerOwners: Readonly<Record<ListenerId, string>> = {
  controller: '`security`',
  internal: '`security`',
  balancer: '`security`, for AutoMQ’s balancer',
  client: '`access.cluster`',
  network: '`access.network`',
  privateLink: '`access.privateLink`',
};

/** Whether a deployment has a listener. */
const hasListener = (config: DeploymentConfig, id: ListenerId) =>
  id === 'balancer'
    ? config.security.kind === 'tls'
    : ['controller', 'internal', 'client', ...outsideIntents(config)].includes(id);

/** The first thing that is wrong with a property; undefined when nothing is. */
function faultOf(key: string, value: Value): Fault | undefined {
  const listenerName = listenerOf(key);
  if (listenerName !== undefined && (isManagedBrokerKey(key.toLowerCase()) || !listenerIdOf(listenerName)))
    return 'listener';
  if (isManagedBrokerKey(key)) return 'managed';
  if (factOf(deprecatedBrokerKeys, key) !== undefined) return 'deprecated';
  if (!isBrokerKey(key)) return keyCatalogue.some((entry) => entry.key === key) ? 'scope' : 'unknown';
  if (isSecret(key)) return 'secret';
  return wantedOf(key, value) === undefined ? undefined : 'value';
}

const integerRanges: Readonly<Record<string, number>> = {
  short: 2 ** 15 - 1,
  int: 2 ** 31 - 1,
  long: Number.MAX_SAFE_INTEGER,
};

/** What the catalogue wants instead of the value; undefined when the value fits. */
function wantedOf(key: string, value: Value): string | undefined {
  const type = brokerKeys.get(key)?.type;
  const text = String(value);
  if (type === 'boolean') return text === 'true' || text === 'false' ? undefined : 'true or false';
  if (type === 'double') return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : 'a number';
  const most = type === undefined ? undefined : factOf(integerRanges, type);
  if (most === undefined) return undefined;
  return /^-?\d+$/.test(text) && Math.abs(Number(text)) <= most ? undefined : `a whole number up to ${most}`;
}

function propertyRule(
  fault: Fault,
  texts: Pick<Rule, 'id' | 'why' | 'fix'>,
  say: (key: string, value: Value) => Omit<Finding, 'path'>,
): Rule {
  return {
    ...texts,
    severity: 'error',
    check: ({ kafka: { properties } }) =>
      Object.entries(properties)
        .filter(([key, value]) => faultOf(key, value) === fault)
        .map(([key, value]) => ({ path: ['kafka', 'properties', key], ...say(key, value) })),
  };
}

const listener: Rule = {
  id: 'property-listener',
  severity: 'error',
  why: 'The kit makes the listeners and says who may come in by them; a property of one could take its TLS or its identities away.',
  fix: `Remove it, and change the setting that the listener follows from. There are no listeners but ${listed(Object.values(listeners))}.`,
  check: (config) =>
    Object.entries(config.kafka.properties).flatMap(([key, given]): readonly Finding[] => {
      const name = listenerOf(key);
      if (name === undefined) return [];
      const path = ['kafka', 'properties', key];
      const id = listenerIdOf(name);
      if (id === undefined) return [{ path, message: `${shown(name)} is not a listener of the kit.` }];
      if (faultOf(key, given) === 'listener')
        return [
          { path, message: `is a matter of the listener ${listeners[id]}, which follows from ${listenerOwners[id]}.` },
        ];
      return hasListener(config, id)
        ? []
        : [
            {
              path,
              message: `is for the listener ${listeners[id]}, which is not there: it follows from ${listenerOwners[id]}.`,
            },
          ];
    }),
};

const managed = propertyRule(
  'managed',
  {
    id: 'property-managed',
    why: 'The kit derives this property from other settings; two answers to one question would differ one day.',
    fix: 'Remove it and change the setting that it follows from: zones, storage, nodes, `security`, `access`, `kafka.zoneRouter`.',
  },
  (key) => ({ message: `"${key}" is set by the kit.` }),
);

const deprecated = propertyRule(
  'deprecated',
  {
    id: 'property-deprecated',
    why: 'AutoMQ replaced this property, and reads it only by courtesy or no more.',
    fix: 'Use what replaced it.',
  },
  (key) => {
    const use = factOf(deprecatedBrokerKeys, key) ?? 'its replacement';
    const managedHome = managedBrokerKeys.some((home) => use.includes(`\`${home}\``));
    const fix = managedHome ? `Remove it: it became ${use}, and the kit sets that.` : `Use ${use}.`;
    return { message: `"${key}" is deprecated.`, fix };
  },
);

const secret = propertyRule(
  'secret',
  {
    id: 'property-secret',
    why: 'AutoMQ copies its whole configuration in clear text to the metadata volume, and this file is read by many.',
    fix: 'Remove it; secrets are given by reference to a Kubernetes Secret, where a section of this file has one.',
  },
  (key) => ({ message: `the value of "${key}" is a secret; it is not repeated here.` }),
);

const scope = propertyRule(
  'scope',
  {
    id: 'property-scope',
    why: 'AutoMQ reads this key elsewhere (topic, client, quota, environment), so in server.properties it would do nothing.',
    fix: 'Remove it and set it where it is read.',
  },
  (key) => {
    const where = keyCatalogue.find((entry) => entry.key === key)?.scope ?? 'other';
    const default_ = brokerKeys.has(`log.${key}`) ? { fix: `For the default of all topics write \`log.${key}\`.` } : {};
    return { message: `"${key}" is a setting of scope "${where}", not of the broker.`, ...default_ };
  },
);

const unknown = propertyRule(
  'unknown',
  {
    id: 'property-unknown',
    why: 'Kafka ignores a property that it does not know, so a misspelt one silently does nothing.',
    fix: 'Remove it, or write a property of AutoMQ 1.7.3.',
  },
  (key) => {
    const near = nearest(key, [...brokerKeys.keys()]);
    return {
      message: `${shown(key)} is not a property of this AutoMQ version.`,
      ...(near === undefined ? {} : { fix: `Did you mean \`${near}\`?` }),
    };
  },
);

const value = propertyRule(
  'value',
  {
    id: 'property-value',
    why: 'A broker ends at start when a property has a value of the wrong type.',
    fix: 'Write a value of the type that the property has.',
  },
  (key, given) => ({
    message: `${shown(String(given))} does not fit "${key}": ${wantedOf(key, given) ?? 'another type'} is wanted.`,
  }),
);

export const brokerPropertyRules = [listener, managed, deprecated, secret, scope, unknown, value];
