import {
  brokerKeyPrefixes,
  brokerKeys,
  isBrokerKey,
  keyCatalogue,
  serverPropertiesScopes,
} from '../../lib/facts/broker-keys';
import { deprecatedBrokerKeys } from '../../lib/facts/deprecated-broker-keys';

const order = keyCatalogue.map(({ key, scope }) => `${key} ${scope}`);

describe('broker keys', () => {
  test('the catalogue is sorted and names a key once per scope', () => {
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(order.length);
  });

  test('a key has one meaning in server.properties', () => {
    const keys = keyCatalogue.filter(({ scope }) => serverPropertiesScopes.has(scope)).map(({ key }) => key);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('every scope that counts as server.properties exists', () => {
    const scopes = new Set(keyCatalogue.map(({ scope }) => scope));
    expect([...serverPropertiesScopes].filter((scope) => !scopes.has(scope))).toEqual([]);
  });

  test('every key of the server.properties scopes that is no family is a broker key', () => {
    expect([...brokerKeys.keys()].filter((key) => !isBrokerKey(key))).toEqual([]);
    expect(brokerKeys.size).toBeGreaterThan(390);
  });

  test.each([
    'cluster.id',
    'super.users',
    'elasticstream.enable',
    's3.data.buckets',
    's3.wal.path',
    's3.network.baseline.bandwidth',
    'automq.zonerouter.channels',
    'autobalancer.client.listener.name',
    'autobalancer.reporter.ssl.truststore.location',
    'automq.table.topic.catalog.type',
    'automq.table.topic.catalog.credential',
    'config.providers.file.class',
    'config.providers.file.param.allowed.paths',
    'listener.name.client.ssl.keystore.location',
    'listener.name.client.max.connections',
    'listener.name.client.sasl.enabled.mechanisms',
    'listener.name.client.scram-sha-512.sasl.jaas.config',
  ])('%s is a broker key', (key) => {
    expect(isBrokerKey(key)).toBe(true);
  });

  test.each([
    ['a misspelt key', 's3.data.bucket'],
    ['a topic key', 'cleanup.policy'],
    ['a Connect key', 'log.s3.bucket'],
    ['an environment variable', 'KAFKA_HEAP_OPTS'],
    ['a key that only the admin API takes', 'broker.quota.produce.bytes'],
    ['a ZooKeeper key', 'zookeeper.session.timeout.ms'],
    ['a feature', 'metadata.version'],
    ['a key that came after 1.7.3', 'automq.zonerouter.local.write.mode'],
    ['a client setting that 1.7.3 does not pass on', 'autobalancer.client.auth.ssl.truststore.location'],
    ['a bare prefix', 'automq.table.topic.catalog.'],
    ['a listener in upper case', 'listener.name.CLIENT.ssl.keystore.location'],
    ['a broker-wide key under a listener', 'listener.name.client.num.io.threads'],
    ['an unknown key under a listener', 'listener.name.client.ssl.keystore.locaton'],
    ['an unknown key under a mechanism', 'listener.name.client.plain.sasl.mechanism'],
    ['a placeholder taken literally', 'listener.name.<listener>.*'],
  ])('%s is no broker key', (_what, key) => {
    expect(isBrokerKey(key)).toBe(false);
  });

  test('a prefix ends at a dot', () => {
    expect(brokerKeyPrefixes.filter((prefix) => !prefix.endsWith('.'))).toEqual([]);
  });
});

describe('deprecated broker keys', () => {
  const known = new Set(keyCatalogue.map(({ key }) => key));

  test.each(Object.entries(deprecatedBrokerKeys))('%s names a replacement that 1.7.3 knows', (key, replacement) => {
    const named = [...replacement.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    expect(known).toContain(key);
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !known.has(name) || name in deprecatedBrokerKeys)).toEqual([]);
  });
});
