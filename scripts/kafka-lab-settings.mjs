// What the brokers of kafka-lab.mjs are told.
import { join } from 'node:path';

export const loginModules = {
  plain: 'org.apache.kafka.common.security.plain.PlainLoginModule',
  scram: 'org.apache.kafka.common.security.scram.ScramLoginModule',
};

/** Settings of server.properties of one node. */
export function nodeSettings(lab, { id, rack, port, tlsPort, controllerPort }, root) {
  const count = lab.nodes.length;
  const copies = Math.min(3, count);
  const login = (client) => {
    const accepted = Object.entries(lab.passwords).map(([user, password]) => `user_${user}="${password}"`);
    return `${loginModules.plain} required username="admin" password="${lab.passwords.admin}" ${client ? accepted.join(' ') : ''};`;
  };
  return {
    'cluster.id': lab.clusterId,
    'process.roles': 'broker,controller',
    'node.id': id,
    'broker.rack': rack,
    'controller.quorum.voters': lab.nodes.map((each) => `${each.id}@127.0.0.1:${each.controllerPort}`).join(','),
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'CLIENT',
    'listener.security.protocol.map': 'CONTROLLER:SASL_PLAINTEXT,CLIENT:SASL_PLAINTEXT,TLS:SASL_SSL',
    listeners: [
      `CLIENT://127.0.0.1:${port}`,
      ...(lab.tls ? [`TLS://127.0.0.1:${tlsPort}`] : []),
      `CONTROLLER://127.0.0.1:${controllerPort}`,
    ].join(','),
    'advertised.listeners': [`CLIENT://127.0.0.1:${port}`, ...(lab.tls ? [`TLS://localhost:${tlsPort}`] : [])].join(
      ',',
    ),
    'log.dirs': join(root, 'data'),
    'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.mechanism.controller.protocol': 'PLAIN',
    'listener.name.controller.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.controller.plain.sasl.jaas.config': login(true),
    'listener.name.client.plain.sasl.jaas.config': login(true),
    'listener.name.client.scram-sha-256.sasl.jaas.config': `${loginModules.scram} required;`,
    'listener.name.client.scram-sha-512.sasl.jaas.config': `${loginModules.scram} required;`,
    ...(lab.tls && {
      'listener.name.tls.plain.sasl.jaas.config': login(true),
      'listener.name.tls.scram-sha-256.sasl.jaas.config': `${loginModules.scram} required;`,
      'listener.name.tls.scram-sha-512.sasl.jaas.config': `${loginModules.scram} required;`,
      'listener.name.tls.ssl.keystore.type': 'PEM',
      'listener.name.tls.ssl.keystore.location': join(lab.folder, 'broker.pem'),
    }),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:admin',
    'allow.everyone.if.no.acl.found': 'false',
    'auto.create.topics.enable': 'false',
    'default.replication.factor': copies,
    'min.insync.replicas': Math.max(1, copies - 1),
    'offsets.topic.num.partitions': 6,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': Math.max(1, copies - 1),
    'group.initial.rebalance.delay.ms': 0,
    // Each segment has two index files of this size in the address space.
    'log.index.size.max.bytes': 1_048_576,
    ...(lab.isAutomq && automqSettings(lab.software.store.endpoint, login(false))),
  };
}

/** Settings that make a node AutoMQ's over a store at this endpoint. */
function automqSettings(endpoint, login) {
  const bucket = (id, name) => `${id}@s3://${name}?region=us-east-1&endpoint=${endpoint}&pathStyle=true`;
  return {
    'elasticstream.enable': 'true',
    's3.data.buckets': bucket(0, 'lab-data'),
    's3.ops.buckets': bucket(1, 'lab-ops'),
    's3.wal.path': bucket(0, 'lab-data'),
    'autobalancer.client.listener.name': 'CLIENT',
    'autobalancer.client.auth.security.protocol': 'SASL_PLAINTEXT',
    'autobalancer.client.auth.sasl.mechanism': 'PLAIN',
    'autobalancer.client.auth.sasl.jaas.config': login,
  };
}

/** Of log4j 1: brokers say little but who was denied, and who was allowed where that is wanted. */
export const logSettings = (logAllowed) => `log4j.rootLogger=WARN, stdout
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=[%d] %p %m (%c)%n
log4j.logger.kafka.server.KafkaRaftServer=INFO
log4j.logger.kafka.authorizer.logger=${logAllowed ? 'DEBUG' : 'INFO'}
`;

export const asProperties = (settings) =>
  `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
