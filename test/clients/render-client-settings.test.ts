import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClientFormat, ClientRole } from '../../lib/clients/client-format';
import { clientFormats } from '../../lib/clients/client-format';
import type { ClientRequest } from '../../lib/clients/client-request';
import { clientSettings } from '../../lib/clients/client-settings';
import { renderClientSettings } from '../../lib/clients/render-client-settings';
import { clientKeys } from '../../lib/facts/client-keys';
import type { Deployment } from '../../lib/model/deployment';
import { example, exampleNames } from '../support/example';
import { openRequests } from '../support/open-requests';

const production = example('production');
const inventory = { intent: 'network', user: 'inventory', zone: 'use1-az4' } as const;
const storefront = { intent: 'privateLink', user: 'storefront', zone: 'use1-az4' } as const;

interface Wanted extends ClientRequest {
  readonly format?: ClientFormat;
  readonly role?: ClientRole;
}

const rendered = (deployment: Deployment, { format = 'properties', role = 'both', ...request }: Wanted) =>
  renderClientSettings(clientSettings(deployment, request), { format, role, credentials: '/etc/kafka-client' });

/** Settings of a text with a line for each. */
const settingsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

const settingsOf = (deployment: Deployment, wanted: Wanted) => settingsIn(rendered(deployment, wanted));

const configMapOf = (deployment: Deployment, wanted: Wanted) =>
  parse(rendered(deployment, { ...wanted, zone: undefined, format: 'configmap' }));

const everyRequest = exampleNames.flatMap((name) => {
  const deployment = example(name);
  return openRequests(deployment).map((request) => ({ deployment, request }));
});

/** As a container's image undoes it. */
const fromEnvironment = (settings: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name
        .replace(/^KAFKA_/, '')
        .toLowerCase()
        .replaceAll('_', '.'),
      value,
    ]),
  );

describe('names of settings', () => {
  const kafka: Record<'producer' | 'consumer', string[]> = JSON.parse(
    readFileSync(join(__dirname, '..', 'schemas', 'kafka-client-keys.json'), 'utf8'),
  );
  const providers = (key: string) => key === 'config.providers' || key.startsWith('config.providers.');
  const javaKeys = (role: ClientRole) =>
    everyRequest.flatMap(({ deployment, request }) => Object.keys(settingsOf(deployment, { ...request, role })));

  test.each(['producer', 'consumer'] as const)('a Java %s knows each that it gets', (role) => {
    const strange = javaKeys(role).filter((key) => !providers(key) && !kafka[role].includes(key));
    expect(strange).toEqual([]);
  });

  test('every listed one is written for somebody, and no other', () => {
    const java = [...new Set([...javaKeys('both'), ...environmentKeys()])].sort();
    expect(java).toEqual([...clientKeys.java].sort());
    const librdkafka = everyRequest.flatMap(({ deployment, request }) =>
      Object.keys(settingsOf(deployment, { ...request, format: 'librdkafka' })),
    );
    expect([...new Set(librdkafka)].sort()).toEqual([...clientKeys.librdkafka].sort());
  });

  const environmentKeys = () =>
    everyRequest.flatMap(({ deployment, request }) =>
      Object.keys(fromEnvironment(settingsOf(deployment, { ...request, format: 'env' }))),
    );
});

describe('Java properties', () => {
  test('of a user with a password', () => {
    expect(settingsOf(production, inventory)).toMatchInlineSnapshot(`
      {
        "acks": "all",
        "batch.size": "131072",
        "bootstrap.servers": "bootstrap.use1-az4.network.kafka.acme.example:9092",
        "client.dns.lookup": "use_all_dns_ips",
        "client.rack": "use1-az4",
        "config.providers": "directory",
        "config.providers.directory.class": "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
        "config.providers.directory.param.allowed.paths": "/etc/kafka-client",
        "connections.max.idle.ms": "210000",
        "delivery.timeout.ms": "120000",
        "enable.idempotence": "true",
        "linger.ms": "100",
        "metadata.max.age.ms": "60000",
        "metadata.recovery.strategy": "rebootstrap",
        "reconnect.backoff.max.ms": "10000",
        "reconnect.backoff.ms": "100",
        "sasl.jaas.config": "org.apache.kafka.common.security.scram.ScramLoginModule required username="inventory" password="\${directory:/etc/kafka-client:password}";",
        "sasl.mechanism": "SCRAM-SHA-512",
        "security.protocol": "SASL_SSL",
        "ssl.endpoint.identification.algorithm": "https",
        "ssl.truststore.location": "/etc/kafka-client/ca.crt",
        "ssl.truststore.type": "PEM",
      }
    `);
  });

  test('of a user with a certificate', () => {
    expect(settingsOf(production, storefront)).toMatchObject({
      'security.protocol': 'SSL',
      'ssl.keystore.location': '/etc/kafka-client/tls-combined.pem',
      'ssl.keystore.type': 'PEM',
    });
    expect(rendered(production, storefront)).not.toContain('sasl.');
  });

  test('of brokers without TLS', () => {
    expect(settingsOf(example('minimal'), { intent: 'cluster' })).toMatchObject({ 'security.protocol': 'PLAINTEXT' });
    expect(rendered(example('minimal'), { intent: 'cluster' })).not.toMatch(/ssl\.|sasl\.|config\.providers/);
  });

  test('say the zone where brokers can’t see it, and nowhere else', () => {
    const plant = { intent: 'cluster', user: 'mes', zone: 'room-a' } as const;
    expect(settingsOf(example('private'), plant)['client.id']).toBe('automq_az=room-a');
    expect(settingsOf(production, inventory)).not.toHaveProperty(['client.id']);
  });

  test('hold what the role needs', () => {
    const keys = (role: ClientRole) => Object.keys(settingsOf(production, { ...inventory, role }));
    expect(keys('producer')).not.toContain('client.rack');
    expect(keys('consumer')).not.toContain('acks');
    expect(new Set(keys('both'))).toEqual(new Set([...keys('producer'), ...keys('consumer')]));
  });
});

describe('librdkafka', () => {
  test('gets no password, and is told so', () => {
    const text = rendered(production, { ...inventory, format: 'librdkafka' });
    expect(settingsIn(text)).toMatchObject({ 'security.protocol': 'sasl_ssl', 'sasl.username': 'inventory' });
    expect(settingsIn(text)).not.toHaveProperty(['sasl.password']);
    expect(text).toContain('sasl.password is missing on purpose');
  });

  test('finds key and certificate in one file', () => {
    expect(settingsOf(production, { ...storefront, format: 'librdkafka' })).toMatchObject({
      'ssl.key.location': '/etc/kafka-client/tls-combined.pem',
      'ssl.certificate.location': '/etc/kafka-client/tls-combined.pem',
    });
  });
});

describe('an environment', () => {
  test.each([inventory, storefront])('says what the properties say, but for the password ($user)', (request) => {
    const settings = fromEnvironment(settingsOf(production, { ...request, format: 'env' }));
    const references = (key: string) => key.startsWith('config.providers') || key === 'sasl.jaas.config';
    const plain = (all: Record<string, string>) => Object.entries(all).filter(([key]) => !references(key));
    expect(plain(settings)).toEqual(plain(settingsOf(production, request)));
  });

  test('leaves the password to a variable that no image takes for a setting', () => {
    const settings = settingsOf(production, { ...inventory, format: 'env' });
    expect(settings.KAFKA_SASL_JAAS_CONFIG).toContain('password="${env:SASL_PASSWORD}"');
    expect(settings.KAFKA_CONFIG_PROVIDERS_ENV_PARAM_ALLOWLIST_PATTERN).toBe('SASL_PASSWORD');
    expect(settings).not.toHaveProperty('SASL_PASSWORD');
  });
});

describe('a ConfigMap', () => {
  test('holds where to begin in each zone', () => {
    const { data, ...object } = configMapOf(production, inventory);
    expect(object).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kafka-acme' } });
    const { 'client.properties': properties, ...bootstraps } = data;
    expect(bootstraps).toEqual({
      'bootstrap.servers': 'bootstrap.network.kafka.acme.example:9093',
      'bootstrap.servers.use1-az1': 'bootstrap.use1-az1.network.kafka.acme.example:9092',
      'bootstrap.servers.use1-az4': 'bootstrap.use1-az4.network.kafka.acme.example:9092',
      'bootstrap.servers.use1-az6': 'bootstrap.use1-az6.network.kafka.acme.example:9092',
    });
    expect(settingsIn(properties)).toMatchObject({
      'bootstrap.servers': '${env:BOOTSTRAP_SERVERS}',
      'client.rack': '${env:ZONE_ID}',
      'config.providers': 'directory,env',
      'config.providers.env.param.allowlist.pattern': 'BOOTSTRAP_SERVERS|ZONE_ID',
    });
  });

  test('leaves nothing to the pod where zones make no difference', () => {
    const { data } = configMapOf(example('minimal'), { intent: 'cluster' });
    expect(settingsIn(data['client.properties'])['bootstrap.servers']).toBe('bootstrap.automq-pilot.svc:9092');
    expect(rendered(example('minimal'), { intent: 'cluster', format: 'configmap' })).not.toContain('ZONE_ID');
  });

  test('is told to take the authority’s certificate alone, and never the Secret with the brokers’ key', () => {
    const text = rendered(production, { ...inventory, zone: undefined, format: 'configmap' });
    expect(text).toContain('kubectl create secret generic kafka-acme --from-file=ca.crt --from-file=password');
    expect(text).not.toContain('secret: { name: broker-tls');
  });

  test.each(everyRequest.map(({ deployment, request }) => ({ deployment, request, name: deployment.name })))(
    'has names that Kubernetes takes: $name $request.intent $request.user',
    ({ deployment, request }) => {
      const { metadata, data } = configMapOf(deployment, request);
      expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/);
      expect(Object.keys(data).filter((key) => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))).toEqual([]);
    },
  );
});

test.each(clientFormats)('%s names the files that the client wants and what the user may do', (format) => {
  const text = rendered(production, { ...inventory, zone: undefined, format });
  expect(text).toContain('# Files in /etc/kafka-client');
  expect(text).toContain('kubectl get secret -n automq-acme broker-tls');
  expect(text).toContain('#   topic beginning with "inventory.": read, write');
});

test('who has no rights yet is told so', () => {
  const { security } = production;
  if (security.kind === 'plaintext') throw new Error('production has no users');
  const users = security.users.map((user) => ({ ...user, acls: [] }));
  expect(rendered({ ...production, security: { ...security, users } }, inventory)).toContain(
    'inventory may do nothing yet',
  );
});

test('a certificate that cert-manager does not issue comes from the customer’s authority', () => {
  const { security } = production;
  if (security.kind === 'plaintext') throw new Error('production has no users');
  const text = rendered({ ...production, security: { ...security, issuer: undefined } }, storefront);
  expect(text).toContain('from your certificate authority');
  expect(text).not.toContain('user-storefront');
});
