// Client families and Kafka's own tools: what applications and operators do, and what the brokers don't support.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parties } from './broker-client-checks.mjs';
import { cache, execute, kafkaVersion } from './broker-tools.mjs';
import { properties } from './broker-cluster.mjs';
import { assert } from './verify-run.mjs';

const librdkafka = { package: 'confluent-kafka', version: '2.16.1' };

/** Counts a capability of a client; one that the brokers don't have is listed and no failure. */
function count(client, { capability, ok, unsupported, detail }) {
  if (!ok && unsupported) return console.log(`  none  ${client}: ${capability} (${detail})`);
  assert(ok, `${client}: ${capability} (${detail})`);
}

/** Kafka's Java client, by the settings that the kit prints for one. @returns what the brokers don't support */
export async function checkJava(example) {
  const { probe } = example;
  const { writer, topic, group, transactionalId } = parties(example);
  const settings = await example.client({ intent: 'cluster', user: writer });
  const lacking = [];
  const ask = async (capability, command, shown) => {
    const answer = await probe.ask({ settings, topic, count: 5, ...command });
    const detail = answer.ok ? shown(answer) : `${answer.error}: ${answer.message}`;
    const unsupported = answer.error === 'UnsupportedVersionException';
    if (unsupported) lacking.push(capability);
    count(`Java client ${kafkaVersion}`, { capability, ok: answer.ok, unsupported, detail });
  };
  const written = ({ written: records }) => `${records} records`;
  const read = ({ read: records, committed }) => `${records} records, ${committed} committed`;
  const also = { 'group.id': group };
  await ask('idempotent produce', { do: 'produce' }, written);
  if (transactionalId !== undefined)
    await ask('transactional produce', { do: 'produce', also: { 'transactional.id': transactionalId } }, written);
  await ask('group join and commit', { do: 'join', also }, read);
  const newProtocol = { do: 'join', also: { 'group.id': group, 'group.protocol': 'consumer' } };
  await ask('group of the new protocol (KIP-848)', newProtocol, read);
  return lacking;
}

/**
 * librdkafka, under Python, by the settings that the kit prints for it.
 * @param lacking what the brokers don't support; of some of it librdkafka only says that time ran out
 */
export async function checkLibrdkafka(example, lacking) {
  const { writer, topic, group, transactionalId } = parties(example);
  const python = await interpreter().catch((error) =>
    console.log(`  none  librdkafka: ${error.message.split('\n')[0]}`),
  );
  if (!python) return;
  const settings = await example.client({ intent: 'network', user: writer, format: 'librdkafka' });
  const password = join(dirname(settings), 'password');
  const program = [python, join(import.meta.dirname, 'broker-librdkafka.py')];
  const parameters = [
    settings,
    existsSync(password) ? password : '',
    topic,
    group,
    transactionalId ?? '',
    String(example.sessionMs),
  ];
  // The C library asks /etc/hosts and nothing else, so the program gets one of its own.
  const script = 'mount --bind "$0" /etc/hosts && exec "$@"';
  const { stdout } = await execute(
    'unshare',
    ['--mount', '--map-root-user', 'bash', '-c', script, example.cluster.hosts, ...program, ...parameters],
    { timeout: 180_000 },
  );
  const [{ client }, ...answers] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const answer of answers) {
    const isSilent = lacking.includes(answer.capability) && answer.detail.startsWith('_TIMED_OUT');
    count(client, { ...answer, unsupported: answer.unsupported || isSilent });
  }
}

/** A Python that has librdkafka; made once and kept. */
async function interpreter() {
  await execute('unshare', ['--mount', '--map-root-user', 'true']);
  const folder = cache(`${librdkafka.package}-${librdkafka.version}`);
  const python = join(folder, 'bin', 'python');
  const isThere = await execute(python, ['-c', 'import confluent_kafka']).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await execute('python3', ['-m', 'venv', folder]);
    await execute(python, ['-m', 'pip', 'install', '-q', `${librdkafka.package}==${librdkafka.version}`]);
  }
  return python;
}

/** Kafka's own tools, by their classes: as the operator, and as a user by the kit's settings. */
export async function checkTools(example) {
  const { writer, topic, group } = parties(example);
  const tools = {
    'kafka-topics': ['org.apache.kafka.tools.TopicCommand', ['--describe', '--topic', topic], `Topic: ${topic}`],
    'kafka-configs': ['kafka.admin.ConfigCommand', ['--describe', '--topic', topic, '--all'], 'retention.ms='],
    'kafka-acls': ['kafka.admin.AclCommand', ['--list'], `principal=User:${writer}`],
    'kafka-consumer-groups': [
      'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
      ['--describe', '--group', group],
      topic,
    ],
    'kafka-broker-api-versions': ['kafka.admin.BrokerApiVersionsCommand', [], 'Produce(0)'],
  };
  for (const [tool, [main, args, expected]] of Object.entries(tools)) {
    const said = await example.tool(main, args).catch(({ message, stdout }) => message + stdout);
    const isRight = said.includes(expected);
    count(`tools of Kafka ${kafkaVersion}`, { capability: tool, ok: isRight, detail: isRight ? 'as operator' : said });
  }
  await checkEnvironment(example);
}

/** What the kit prints for a container's environment means the same to a client as its file. */
async function checkEnvironment(example) {
  const { writer, topic } = parties(example);
  const client = { intent: 'cluster', user: writer };
  const file = await example.client({ ...client, format: 'env' });
  const lines = Object.entries(properties(file)).map(
    ([name, value]) => `${name.replace('KAFKA_', '').toLowerCase().replaceAll('_', '.')}=${value}`,
  );
  const settings = join(dirname(file), 'environment.properties');
  writeFileSync(settings, `${lines.join('\n')}\n`);
  const bootstrap = properties(settings)['bootstrap.servers'];
  const environment = { SASL_PASSWORD: readFileSync(join(dirname(file), 'password'), 'utf8') };
  const args = ['--topic', topic];
  const said = await example
    .tool('org.apache.kafka.tools.GetOffsetShell', args, { settings: { file: settings, bootstrap }, environment })
    .catch(({ message, stdout }) => message + stdout);
  const isRight = said.includes(`${topic}:0:`);
  const detail = isRight ? `kafka-get-offsets as ${writer}` : said;
  count(`tools of Kafka ${kafkaVersion}`, { capability: 'the kit’s environment variables', ok: isRight, detail });
}
