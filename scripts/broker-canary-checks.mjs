// The canaries of all zones against the brokers: they come in by every way, see who leads where, and notice a lost broker.
import { writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { listeners } from './broker-example.mjs';
import { Monitor, valueOf } from './broker-monitor.mjs';
import { impatient } from './broker-probe.mjs';
import { credentialsOf, start } from './broker-unregister-checks.mjs';
import { parties } from './broker-client-checks.mjs';
import { assert } from './verify-run.mjs';

const topic = 'automq-canary';
const intervalSeconds = 5;
const topicCommand = 'org.apache.kafka.tools.TopicCommand';

/** @param isSecure whether nodes know who comes; @param losesBroker whether one is killed meanwhile, and comes back */
export async function checkCanaries(example, { isSecure, losesBroker }) {
  const { deployment } = example;
  // Too few partitions, as if brokers had come since.
  await example.tool(topicCommand, ['--create', '--topic', topic, '--partitions', '1', '--replication-factor', '1']);
  const canaries = deployment.brokers.map(({ zone }) => {
    const canary = new Monitor(example, `canary-${zone.id}`, { intervalSeconds });
    return { zone: zone.id, canary, ways: canary.input.ways };
  });
  try {
    for (const { zone, ways } of canaries) for (const way of ways) carry(example, zone, way);
    await checkRounds(canaries);
    await checkLeaders(example, canaries);
    if (isSecure) await checkLeastRights(example, canaries[0]);
    if (losesBroker) await checkLostBroker(example, canaries);
    const memory = canaries.map(({ canary }) => canary.residentMib);
    console.log(`  note  resident memory of the canaries: ${memory.join(', ')} MiB`);
  } finally {
    for (const { canary } of canaries) await canary.stop();
  }
}

/** A load balancer for where the canary of a zone begins. */
function carry({ cluster }, zone, { path, settings }) {
  const [host, port] = settings['bootstrap.servers'].split(':');
  if (cluster.hasName(host)) return;
  const own = cluster.brokers.filter(({ pool }) => pool.zone.id === zone);
  cluster.forward({ host, port: Number(port) }, listeners[path], own);
}

const rounds = (series, path, result) => valueOf(series, 'automq_canary_rounds_total', { path, result });

async function checkRounds(canaries) {
  for (const { zone, canary, ways } of canaries) {
    const isServed = (series) => ways.every(({ path }) => rounds(series, path, 'success') >= 2);
    const { holds, series } = await canary.until(isServed, 120);
    const times = ways.map(({ path }) => {
      const seconds = ['produce', 'end_to_end'].map((step) =>
        valueOf(series, `automq_canary_${step}_seconds`, { path }),
      );
      return `${path} ${seconds.map((each) => each?.toFixed(3)).join(' and ')} s`;
    });
    assert(holds, `the canary of zone ${zone} is served by ${ways.map(({ path }) => path).join(', ')}`);
    console.log(holds ? `  note  to write, and to write and read: ${times.join('; ')}` : canary.said);
  }
}

/** How many partitions the brokers say are led in a zone, and how many there are. */
async function checkLeaders(example, canaries) {
  const { deployment, cluster, software } = example;
  const wanted = cluster.brokers.length;
  const answers = [];
  for (const { zone, canary, ways } of canaries) {
    const isGrown = (all) => ways.every(({ path }) => valueOf(all, 'automq_canary_partitions', { path }) === wanted);
    const { holds, series } = await canary.until(isGrown, 60);
    assert(holds, `zone ${zone}: the topic has grown to a partition for each of ${wanted} brokers`);
    const led = ways.map(({ path }) => valueOf(series, 'automq_canary_partitions_led_in_zone', { path }));
    answers.push({ zone, led, saysZone: ways.map(({ settings }) => settings['client.id'].startsWith('automq_az=')) });
  }
  if (software.isAutomq && deployment.kafka.zoneRouter) {
    for (const { zone, led, saysZone } of answers) {
      const own = led.filter((_, index) => saysZone[index]);
      if (own.length > 0)
        assert(
          own.every((each) => each === wanted),
          `zone ${zone}: the zone router has all ${wanted} led in the zone`,
        );
    }
    return;
  }
  const described = await example.tool(topicCommand, ['--describe', '--topic', topic]);
  const leaders = [...described.matchAll(/Leader: (\d+)/g)].map(([, id]) => Number(id));
  for (const { zone, led } of answers) {
    const ids = cluster.brokers.filter(({ pool }) => pool.zone.id === zone).map(({ pool }) => pool.firstNodeId);
    const real = leaders.filter((id) => ids.includes(id)).length;
    assert(
      led.every((each) => each === real),
      `zone ${zone}: ${real} of ${leaders.length} partitions are led in it`,
    );
  }
}

/** The user of canary and exporter may use its own topic, see what others do, and no more. */
async function checkLeastRights(example, { canary, ways: [way] }) {
  const { probe, secrets, deployment } = example;
  const { monitor, users } = deployment.security;
  const { secret, key } = monitor.credentials;
  const derived = createHash('sha256').update(secrets.read(secret, key)).digest('hex');
  const login = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${monitor.name}" password="${derived}";`;
  const all = way.settings['sasl.mechanism'] ? { ...way.settings, 'sasl.jaas.config': login } : way.settings;
  const settings = join(example.folder, 'monitor.properties');
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(settings, lines.join(''));
  const other = parties(example).topic;
  const may = async (what, command, error) => {
    const answer = await probe.ask({ settings, count: 1, waitMs: 8_000, also: impatient, ...command });
    const holds = error === undefined ? answer.ok : answer.error === error;
    assert(holds, what);
    if (!holds) console.log(`        ${JSON.stringify(answer)}`);
  };
  await may('its user writes to its own topic', { do: 'produce', topic });
  const denied = 'TopicAuthorizationException';
  await may('and to no other', { do: 'produce', topic: other }, denied);
  await may('it reads no other', { do: 'consume', topic: other }, denied);
  await may(
    'it joins no group',
    { do: 'join', topic, also: { ...impatient, 'group.id': 'any' } },
    'GroupAuthorizationException',
  );
  const passwords = [
    derived,
    ...users.filter(({ credential }) => credential.kind === 'password').map((user) => example.password(user)),
  ];
  assert(!passwords.some((password) => canary.said.includes(password)), 'it says no password');
}

/** A broker ends without a word: every zone's canary fails and says so once, and is served again when it is back. */
async function checkLostBroker(example, canaries) {
  const lost = example.cluster.brokers.at(-1);
  lost.environment = credentialsOf(lost);
  const failuresIn = (series) => rounds(series, 'cluster', 'failure');
  const before = await Promise.all(canaries.map(({ canary }) => canary.series().then(failuresIn)));
  const began = Date.now();
  lost.process.kill('SIGKILL');
  await new Promise((done) => lost.process.once('exit', done));
  const noticed = canaries.map(({ canary }, index) => canary.until((series) => failuresIn(series) > before[index], 60));
  const failed = (await Promise.all(noticed)).filter(({ holds }) => holds).length;
  assert(failed === canaries.length, `a broker is killed: ${failed} of ${canaries.length} canaries fail`);
  console.log(`  note  noticed within ${Math.round((Date.now() - began) / 1000)} s`);
  await start(example, lost);
  for (const { zone, canary, ways } of canaries) {
    const isServed = (series) =>
      ways.every(({ path }) => valueOf(series, 'automq_canary_end_to_end_seconds', { path }) > 0);
    const { holds } = await canary.until(isServed, 120);
    assert(holds, `the broker is back: the canary of zone ${zone} is served again`);
    const lines = canary.said.split('\n').filter((line) => line.includes(' cluster: '));
    const changes = lines.map((line) => line.includes('NOT served'));
    const isAlternating = changes.every((each, index) => index === 0 || each !== changes[index - 1]);
    assert(isAlternating && changes.includes(true), `it said so in ${lines.length} lines, one for each change`);
    if (!holds || !isAlternating) console.log(canary.said);
  }
  console.log(`  note  ${canaries[0].canary.said.split('\n').find((line) => line.includes('NOT served'))}`);
}
