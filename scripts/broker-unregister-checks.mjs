// A broker comes and goes, and the job that unregisters brokers leaves it alone until it is gone for good.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pod } from './broker-pod.mjs';
import { said } from './broker-user-checks.mjs';
import { assert } from './verify-run.mjs';

const nothing = '0 brokers unregistered, 0 failures';

/** Kafka fences a broker nine seconds after its last heartbeat. */
const fencedMs = 20_000;

/** Ends with the cluster as it was. */
export async function checkUnregistering(example) {
  const { cluster, deployment } = example;
  const guest = await newBroker(example);
  const { pool, pod, name, id } = guest;
  const above = name.replace(`${pod}.`, `${pool.name}-2.`);
  const without = (...gone) => ({ gone });
  said(await unregister(example, {}), { code: 0, line: nothing }, `broker ${id} runs: nobody is unregistered`);
  said(
    await unregister(example, without(name)),
    { code: 1, line: 'its name is not known: names can' },
    'names that leave out a broker that runs are not relied on',
  );
  await kill(guest);
  await sleep(fencedMs);
  said(
    await unregister(example, {}),
    { code: 0, line: nothing },
    'it has ended, and its pod is there: it is left alone',
  );
  said(
    await unregister(example, { ...without(name), quietSeconds: undefined }),
    { code: 0, line: nothing },
    'its pod is gone, and it was heard of lately: it is left alone',
  );
  said(
    await unregister(example, { ...without(name), more: `${guest.address} ${above}` }),
    { code: 0, line: nothing },
    'a pod above it is there, so it is only being replaced: it is left alone',
  );
  said(
    await unregister(example, without(name)),
    { code: 0, line: `broker ${id} (${pod}): gone, unregistered` },
    'it is gone for good: it is unregistered',
  );
  said(await unregister(example, without(name)), { code: 0, line: nothing }, 'run again, the job finds nothing to do');
  await start(example, guest);
  const running = await example.tool('kafka.admin.BrokerApiVersionsCommand', []);
  assert(running.includes(`(id: ${id} `), 'with its old disk it comes back, and is registered anew');
  await kill(guest);
  await sleep(fencedMs);
  const line = '1 brokers unregistered, 0 failures';
  said(await unregister(example, without(name)), { code: 0, line }, 'and goes again');
  cluster.nodes = cluster.nodes.filter((node) => node !== guest);
  assert(cluster.brokers.length === deployment.brokers.length, 'the others never noticed');
}

/** Another broker of the first zone, running. */
async function newBroker(example) {
  const { cluster, deployment } = example;
  const [pool] = deployment.brokers;
  const first = cluster.brokers.find((node) => node.pool.name === pool.name);
  const pod = `${pool.name}-1`;
  const guest = {
    pool,
    pod,
    id: pool.firstNodeId + 1,
    name: first.name.replace(first.pod, pod),
    address: first.address.replace(/\d+$/, '12'),
    spec: first.spec,
    environment: credentialsOf(first),
  };
  cluster.resolve(guest.name, [guest.address]);
  cluster.nodes.push(guest);
  await start(example, guest);
  return guest;
}

/** Where a node that runs gets its credentials. */
export const credentialsOf = ({ process: { pid } }) =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .filter((variable) => variable.startsWith('AWS_CONTAINER_'))
      .map((variable) => [variable.slice(0, variable.indexOf('=')), variable.slice(variable.indexOf('=') + 1)]),
  );

/** Ends when the node is there. */
export async function start({ cluster }, guest) {
  cluster.launch(guest, guest.environment);
  for (let i = 0; i < 360; i += 1) {
    if (readFileSync(guest.log, 'utf8').includes('Kafka Server started')) return;
    if (guest.process.exitCode !== null) break;
    await sleep(500);
  }
  throw new Error(`${guest.pod} has not started\n${readFileSync(guest.log, 'utf8').split('\n').slice(-15).join('\n')}`);
}

async function kill({ process: child }) {
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000);
  if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
  clearTimeout(patience);
}

let runs = 0;

/**
 * Runs the job as its CronJob would, and less patiently.
 * @param gone names that DNS doesn't know in this run
 * @param more lines of names that it knows besides
 * @param quietSeconds undefined for what the kit sets
 */
async function unregister({ cluster, folder, libraries }, options) {
  const { gone = [], more = '', quietSeconds } = { quietSeconds: 5, ...options };
  const { spec } = cluster.object('CronJob', 'unregister').spec.jobTemplate.spec.template;
  const root = join(folder, 'unregister', String((runs += 1)));
  const pod = new Pod(root, spec, cluster);
  pod.link('opt/kafka/kafka/libs', libraries);
  const file = join(root, 'etc/automq-unregister/unregister.json');
  const input = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    JSON.stringify({ ...input, quietSeconds: quietSeconds ?? input.quietSeconds, betweenLooksSeconds: 2 }),
  );
  const names = readFileSync(cluster.hosts, 'utf8').split('\n');
  const hosts = join(root, 'hosts');
  writeFileSync(hosts, `${[...names.filter((line) => !gone.includes(line.split(' ')[1])), more].join('\n')}\n`);
  const environment = { ...cluster.environment(), JAVA_TOOL_OPTIONS: `-Djdk.net.hosts.file=${hosts}` };
  return pod.run(environment);
}
