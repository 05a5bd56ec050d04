import { serverProperties } from '../../charts/server-properties';
import type { Deployment } from '../../lib/model/deployment';
import type { Pool } from '../../lib/model/pools';
import { example, exampleNames } from '../support/example';
import { allPools } from '../support/objects';
import { privateVariant } from '../support/private-variant';

const production = example('production');
const tls = [production, example('production-existing'), example('private')];

/** The lines of server.properties that say who comes in, as what, and what proves it. */
const security = (deployment: Deployment, pool: Pool) =>
  serverProperties(deployment, pool)
    .split('\n')
    .filter((line) => /listener|ssl|sasl|reauth|security|authorizer|super|allow|config\.providers/.test(line));

const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
const scram = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
const password = '${file:/var/automq-credentials/balancer.properties:password}';
const nodes = ['controller', 'broker', 'users']
  .map((identity) => `RULE:^CN=${identity}[.]automq-acme(,.*)?$/node:${identity}/`)
  .join(',');

const everyNode = [
  'allow.everyone.if.no.acl.found=false',
  'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  `autobalancer.client.auth.sasl.jaas.config=${login} username="node:balancer" password="${password}";`,
  'autobalancer.client.auth.sasl.mechanism=PLAIN',
  'autobalancer.client.auth.security.protocol=SASL_SSL',
  'autobalancer.client.listener.name=BALANCER',
  'config.providers=file',
  'config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider',
  'config.providers.file.param.allowed.paths=/var/automq-credentials',
  'controller.listener.names=CONTROLLER',
  'listener.name.controller.ssl.allow.dn.changes=true',
  'listener.name.controller.ssl.allow.san.changes=true',
  'listener.name.controller.ssl.keystore.location=/etc/automq-tls/tls-combined.pem',
  'listener.name.controller.ssl.keystore.type=PEM',
  'listener.name.controller.ssl.truststore.location=/etc/automq-tls/ca.crt',
  'listener.name.controller.ssl.truststore.type=PEM',
  'listener.security.protocol.map=CONTROLLER:SSL,INTERNAL:SSL,BALANCER:SASL_SSL,CLIENT:SASL_SSL,NETWORK:SASL_SSL,PRIVATELINK:SSL',
  'super.users=User:node:controller;User:node:broker;User:node:users;User:node:balancer',
];

const keyStore = (listener: string) => [
  `listener.name.${listener}.ssl.allow.dn.changes=true`,
  `listener.name.${listener}.ssl.allow.san.changes=true`,
  `listener.name.${listener}.ssl.keystore.location=/etc/automq-tls/tls-combined.pem`,
  `listener.name.${listener}.ssl.keystore.type=PEM`,
];

const mtls = (listener: string, rules: string) => [
  ...keyStore(listener),
  `listener.name.${listener}.ssl.client.auth=required`,
  `listener.name.${listener}.ssl.principal.mapping.rules=${rules}`,
  `listener.name.${listener}.ssl.truststore.location=/etc/automq-tls/ca.crt`,
  `listener.name.${listener}.ssl.truststore.type=PEM`,
];

const sasl = (listener: string, mechanism: string, jaas: string) => [
  ...keyStore(listener),
  `listener.name.${listener}.${mechanism.toLowerCase()}.sasl.jaas.config=${jaas}`,
  `listener.name.${listener}.sasl.enabled.mechanisms=${mechanism}`,
  `listener.name.${listener}.ssl.client.auth=none`,
];

test('a controller of production, as text', () => {
  expect(security(production, production.controllers[0]!).sort()).toEqual(
    [
      ...everyNode,
      'listeners=CONTROLLER://:9093',
      'listener.name.controller.ssl.client.auth=required',
      `listener.name.controller.ssl.principal.mapping.rules=${nodes}`,
    ].sort(),
  );
});

test('a broker of production, as text', () => {
  expect(security(production, production.brokers[0]!).sort()).toEqual(
    [
      ...everyNode,
      'inter.broker.listener.name=INTERNAL',
      'listeners=INTERNAL://:9094,BALANCER://:9095,CLIENT://:9092,NETWORK://:9096,PRIVATELINK://:9097',
      ...mtls('internal', nodes),
      ...sasl('balancer', 'PLAIN', `${login} "user_node:balancer"="${password}";`),
      ...sasl('client', 'SCRAM-SHA-512', scram),
      'listener.name.client.connections.max.reauth.ms=3600000',
      ...sasl('network', 'SCRAM-SHA-512', scram),
      'listener.name.network.connections.max.reauth.ms=3600000',
      ...mtls('privatelink', 'RULE:^CN=([a-z0-9][a-z0-9._-]*)(,.*)?$/$1/'),
    ].sort(),
  );
});

test('without TLS there are no identities, and nothing speaks of them', () => {
  const deployment = example('minimal');
  expect(security(deployment, deployment.brokers[0]!)).toEqual([
    'autobalancer.client.listener.name=INTERNAL',
    'controller.listener.names=CONTROLLER',
    'inter.broker.listener.name=INTERNAL',
    'listener.security.protocol.map=CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENT:PLAINTEXT',
    'listeners=INTERNAL://:9094,CLIENT://:9092',
  ]);
});

/** What the private example's brokers are told of sessions, when its file says something of it. */
const sessions = (properties: Readonly<Record<string, number>>) => {
  const deployment = privateVariant(({ kafka }) => Object.assign(kafka, { properties }));
  return security(deployment, deployment.brokers[0]!).filter((line) => line.includes('reauth'));
};

test('who comes with a password proves it again within an hour, or when the file says', () => {
  const [client, network] = [
    'listener.name.client.connections.max.reauth.ms',
    'listener.name.network.connections.max.reauth.ms',
  ] as const;
  expect(sessions({})).toEqual([`${client}=3600000`, `${network}=3600000`]);
  expect(sessions({ [network]: 60_000 })).toEqual([`${client}=3600000`, `${network}=60000`]);
  // Kafka would prefer what is said of a listener.
  expect(sessions({ 'connections.max.reauth.ms': 60_000 })).toEqual(['connections.max.reauth.ms=60000']);
});

test.each(exampleNames)('%s: nobody else’s sessions end', (name) => {
  const deployment = example(name);
  for (const pool of allPools(deployment)) {
    const lines = serverProperties(deployment, pool);
    const listenersWith = (setting: string) =>
      [...lines.matchAll(new RegExp(`^listener\\.name\\.(\\w+)\\.${setting}`, 'gm'))].map(([, listener]) => listener);
    expect(listenersWith('connections\\.max\\.reauth')).toEqual(
      listenersWith('sasl\\.enabled\\.mechanisms=SCRAM-SHA-512$'),
    );
  }
});

test('no listener is left with Kafka’s defaults: GSSAPI, no client certificate, any subject as a name', () => {
  for (const deployment of tls) {
    for (const pool of allPools(deployment)) {
      const text = serverProperties(deployment, pool);
      const [, listeners = ''] = /^listeners=(.*)$/m.exec(text)!;
      for (const name of listeners.split(',').map((listener) => listener.split(':')[0]!.toLowerCase())) {
        const value = (key: string) =>
          new RegExp(`^listener\\.name\\.${name}\\.${key.replaceAll('.', '\\.')}=(.*)$`, 'm').exec(text)?.[1];
        const proof = [value('ssl.client.auth'), value('sasl.enabled.mechanisms')];
        expect([
          ['required', undefined],
          ['none', 'SCRAM-SHA-512'],
          ['none', 'PLAIN'],
        ]).toContainEqual(proof);
        expect(value('ssl.principal.mapping.rules') === undefined).toBe(proof[0] === 'none');
        expect(value('ssl.principal.mapping.rules') ?? '').not.toContain('DEFAULT');
      }
    }
  }
});

test('a certificate that the customer gives is known by the name that the file says', () => {
  const deployment = example('private');
  const rules = [
    'RULE:^CN=controllers[.]plant[.]example(,.*)?$/node:controller/',
    'RULE:^CN=brokers[.]plant[.]example(,.*)?$/node:broker/',
    'RULE:^CN=users[.]plant[.]example(,.*)?$/node:users/',
  ];
  expect(security(deployment, deployment.controllers[0]!)).toContain(
    `listener.name.controller.ssl.principal.mapping.rules=${rules.join(',')}`,
  );
});
