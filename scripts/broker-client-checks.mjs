// Clients as the kit describes them, and clients that are not as they should be.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { properties } from './broker-cluster.mjs';
import { impatient } from './broker-probe.mjs';
import { assert } from './verify-run.mjs';

/** A user of an example that may write, one that may only read, and names that the first has rights for. */
export function parties({ deployment }) {
  const { users } = deployment.security;
  // Without identities everybody may do everything.
  if (users === undefined) return { topic: 'verify' };
  const writer = users.find(mayWrite);
  const named = (wanted) => {
    const { name, pattern } = writer.acls.find(({ resource }) => resource === wanted) ?? {};
    return pattern === 'prefixed' ? `${name}verify` : name;
  };
  return {
    writer: writer.name,
    reader: users.find((user) => !mayWrite(user))?.name,
    topic: named('topic'),
    group: named('group'),
    transactionalId: named('transactionalId'),
  };
}

const mayWrite = ({ acls }) =>
  acls.some(({ resource, operations }) => resource === 'topic' && operations.includes('write'));

/** Ways in with who comes by them: one of the file's users who proves himself as the way wants it, best one who writes. */
function clients({ deployment: { access, security } }) {
  return Object.entries(access).flatMap(([intent, { authentication }]) => {
    if (authentication === 'none') return [{ intent, writes: true }];
    const kind = authentication === 'mtls' ? 'certificate' : 'password';
    const able = security.users.filter(({ credential }) => credential.kind === kind);
    const user = able.find(mayWrite) ?? able[0];
    if (user === undefined) console.log(`  none  ${intent}: no user of the file has a ${kind}`);
    return user ? [{ intent, kind, user: user.name, writes: mayWrite(user) }] : [];
  });
}

/** Every way in with the kit's own settings: who may write does, and everybody reads. */
export async function checkIntents(example) {
  const { deployment, probe } = example;
  const { topic } = parties(example);
  for (const { intent, user, writes } of clients(example)) {
    for (const zone of [...deployment.zones.map(({ id }) => id), undefined]) {
      const settings = await example.client({ intent, user, zone });
      const where = `${intent} from ${zone === undefined ? 'no zone' : `zone ${zone}`}${user ? ` as ${user}` : ''}`;
      if (writes) {
        const written = await probe.ask({ do: 'produce', settings, topic, count: 5 });
        expect(written, (answer) => answer.written === 5, `${where}: 5 records written`);
      }
      const read = await probe.ask({ do: 'consume', settings, topic, count: 5 });
      expect(read, (answer) => answer.read >= 5, `${where}: records read`);
    }
    await checkNames(example, { intent, user });
  }
}

const logging = `log4j.rootLogger=WARN, stdout
log4j.logger.org.apache.kafka.common.security.authenticator.SaslClientAuthenticator=DEBUG
log4j.appender.stdout=org.apache.log4j.ConsoleAppender
log4j.appender.stdout.layout=org.apache.log4j.PatternLayout
log4j.appender.stdout.layout.ConversionPattern=%m%n
`;

/** Whoever comes with a password is told how long it holds: an hour, or what the file says. */
export async function checkSessions(example) {
  const { folder, sessionMs = 3_600_000 } = example;
  const log = join(folder, 'session-log.properties');
  writeFileSync(log, logging);
  const hosts = example.cluster.environment().JAVA_TOOL_OPTIONS;
  const environment = { JAVA_TOOL_OPTIONS: `${hosts} -Dlog4j.configuration=file:${log}` };
  for (const { intent, user, kind } of clients(example)) {
    if (kind !== 'password') continue;
    const file = await example.client({ intent, user });
    const settings = { file, bootstrap: properties(file)['bootstrap.servers'] };
    const args = ['--topic', parties(example).topic];
    const told = await example
      .tool('org.apache.kafka.tools.GetOffsetShell', args, { settings, environment })
      .catch(({ message, stdout }) => message + stdout);
    const found = /session expiration in (\d+) ms/.exec(told)?.[1];
    assert(Number(found) === sessionMs, `${intent}: ${user} has to prove the password again after ${found} ms`);
    if (found === undefined) console.log(told);
  }
}

/** Brokers name themselves by the names of the way in, so a client never leaves it. */
async function checkNames(example, { intent, user }) {
  const settings = await example.client({ intent, user });
  const answer = await example.probe.ask({ do: 'nodes', settings });
  const { access, namespace } = example.deployment;
  const domain = intent === 'cluster' ? `${namespace}.svc` : access[intent].domain;
  const own = answer.nodes?.filter((node) => node.split(':')[0].endsWith(`.${domain}`)) ?? [];
  const isAll = own.length === example.cluster.brokers.length;
  expect(answer, () => isAll, `${intent}: each broker is named below ${domain}: ${answer.nodes?.join(', ')}`);
}

/** Everybody who must not come in, or not do that, is refused, and for the reason that it is. */
export async function checkRefusals(example) {
  const tries = [];
  for (const client of clients(example)) {
    tries.push(...(client.kind === 'certificate' ? await certificateTries(example, client) : passwordTries(client)));
    tries.push(...anyTries(example, client));
  }
  // Most of their time they wait.
  for (let i = 0; i < tries.length; i += 4)
    await Promise.all(tries.slice(i, i + 4).map((each) => attempt(example, each)));
}

function passwordTries(client) {
  const mallory = (text) => text.replace(/username="[^"]*"/, 'username="mallory"');
  const plain = (text) => text.replace('SCRAM-SHA-512', 'PLAIN').replace('scram.Scram', 'plain.Plain');
  const error = 'SaslAuthenticationException';
  return [
    { client: { ...client, wrong: { password: 'not-the-password' } }, what: 'a wrong password', error },
    { client: { ...client, edit: mallory }, what: 'an unknown user', error },
    {
      client: { ...client, edit: plain },
      what: 'the balancer’s mechanism',
      error: 'UnsupportedSaslMechanismException',
    },
  ];
}

async function certificateTries({ authority, stranger }, client) {
  const without = (text) => text.replace(/^ssl\.keystore.*$/gm, '');
  const showing = ({ key, certificate }) => ({ ...client, wrong: { 'tls-combined.pem': key + certificate } });
  const forged = showing(await stranger.issue({ commonName: client.user }));
  const node = showing(await authority.issue({ commonName: 'node:broker' }));
  const error = 'SslAuthenticationException';
  return [
    { client: { ...client, edit: without }, what: 'no certificate', error },
    { client: forged, what: 'a certificate of another authority', error },
    // Kafka hangs up on a name that no rule maps.
    { client: node, what: 'a certificate with the name of a node', error: 'TimeoutException' },
  ];
}

function anyTries({ stranger }, client) {
  const plain = (text) => text.replace(/^security\.protocol=.*$/m, 'security.protocol=PLAINTEXT');
  const distrustful = { ...client, wrong: { 'ca.crt': stranger.text } };
  return [
    { client: { ...client, edit: plain }, what: 'plain text', error: 'TimeoutException' },
    { client: distrustful, what: 'a client that trusts another authority', error: 'SslAuthenticationException' },
    { client, what: 'a topic without a right', topic: 'elsewhere', error: 'TopicAuthorizationException' },
  ];
}

async function attempt(example, { client, what, topic = parties(example).topic, error }) {
  const settings = await example.client(client);
  const answer = await example.probe.ask({ do: 'produce', settings, topic, count: 1, also: impatient });
  refused(answer, { who: `${client.intent}: ${what}`, error });
}

/** Nobody but nodes and the users' job comes in where nodes talk to each other. */
export async function checkNodesOnly(example) {
  const { cluster, folder } = example;
  const issued = {
    'a user’s certificate': [
      await example.authority.issue({ commonName: parties(example).reader }),
      'TimeoutException',
    ],
    'a certificate of another authority': [
      await example.stranger.issue({ commonName: example.deployment.security.certificates.broker.commonName }),
      'SslAuthenticationException',
    ],
  };
  const { file } = example.operator();
  const [controller] = cluster.controllers;
  const places = { INTERNAL: undefined, CONTROLLER: cluster.advertised(controller).CONTROLLER };
  for (const [listener, address] of Object.entries(places)) {
    for (const [what, [{ key, certificate }, error]] of Object.entries(issued)) {
      const keyStore = join(folder, 'intruder.pem');
      writeFileSync(keyStore, key + certificate);
      const also = { ...impatient, 'ssl.keystore.location': keyStore };
      const there = address
        ? { 'bootstrap.controllers': `${address.host}:${address.port}`, 'bootstrap.servers': '' }
        : {};
      const answer = await example.probe.ask({ do: 'nodes', settings: file, also: { ...also, ...there } });
      refused(answer, { who: `${listener}: ${what}`, error });
    }
  }
}

function refused(answer, { who, error }) {
  const isRefused = !answer.ok && answer.error === error;
  assert(isRefused, `${who} is refused (${answer.ok ? 'it was NOT' : answer.error})`);
  if (!isRefused && !answer.ok) console.log(`        ${answer.message}`);
}

/** Counts an answer of the Java client; shows what it said when it isn't the expected one. */
export function expect(answer, isRight, what) {
  const holds = answer.ok && isRight(answer);
  assert(holds, what);
  if (!holds) console.log(`        ${JSON.stringify(answer)}`);
}
