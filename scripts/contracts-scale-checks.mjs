// Five thousand topics: planned, applied with the brokers' request queues watched, killed in the middle, and gone on with.
// The job's program does it, which is the command line without reading documents.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { asAdmin } from './contracts-client.mjs';
import { assert } from './verify-run.mjs';

const count = 5_000;

/** Login of the program; one that may do anything. */
export const scaleUser = 'scale';

const queue = { bean: 'kafka.network:type=RequestChannel,name=RequestQueueSize', attribute: 'Value' };
const events = { bean: 'kafka.controller:type=ControllerEventManager,name=EventQueueTimeMs', attribute: 'Max' };

/** @param lab brokers with `jmx` that have nothing yet and whose super users have the login of these checks among them */
export async function checkScale(lab, folder) {
  const program = await unpacked(lab, folder);
  const watcher = await lab.watch([queue, events]);
  const killed = program.run();
  await when(async () => (await topicsThere(lab)) > count / 3 || killed.child.exitCode !== null);
  killed.child.kill('SIGKILL');
  const first = await killed.ended;
  const done = await topicsThere(lab);
  assert(
    first.text.includes(`${count} topics to create`) && done > 0 && done < count,
    `${count} topics planned; killed in the middle, ${done} are there`,
  );
  const rest = await program.run().ended;
  const highest = await watcher.stop();
  assert(rest.text.includes('has not recorded its end'), 'the next run says that one was cut off');
  assert(
    rest.code === 0 && (await topicsThere(lab)) === count,
    `the same once more plans and makes the other ${count - done} with their rights in ${rest.seconds.toFixed(1)} s${rest.code === 0 ? '' : `: ${rest.text.slice(-2000)}`}`,
  );
  const [depth, wait] = [queue, events].map(({ bean, attribute }) => highest[`${bean}:${attribute}`]);
  assert(depth !== undefined && depth <= 20, `at most ${depth} requests waited at a broker, which lets 500 wait`);
  console.log(`        longest wait of an event at the controller: ${wait} ms`);
  const again = await program.run().ended;
  assert(
    again.code === 0 && again.text.includes('Nothing to change'),
    `${count} topics held against their contracts without a change in ${again.seconds.toFixed(1)} s${again.code === 0 ? '' : `: ${again.text.slice(0, 1000)}`}`,
  );
}

async function when(holds) {
  for (let i = 0; i < 1200; i += 1) {
    if (await holds()) return;
    await sleep(250);
  }
  throw new Error('it has not come to it within five minutes');
}

const topicsThere = async (lab) =>
  (await asAdmin(lab, (admin) => admin.listTopics({}))).filter((name) => name.startsWith('many.')).length;

/** The program beside the state that it is to bring about. */
async function unpacked(lab, folder) {
  mkdirSync(folder, { recursive: true });
  const [program, input, desired, secret] = ['job.js', 'job.json', 'desired.json', 'secret'].map((each) =>
    join(folder, each),
  );
  const archive = resolve(import.meta.dirname, '../dist/contracts-job.js.gz');
  writeFileSync(program, gunzipSync(readFileSync(archive)));
  writeFileSync(desired, JSON.stringify(desiredState()));
  writeFileSync(secret, randomBytes(32), { mode: 0o600 });
  lab.passwords[scaleUser] = createHash('sha256').update(readFileSync(secret)).digest('hex');
  await lab.addScramUser(scaleUser);
  const login = { protocol: 'SASL_PLAINTEXT', user: scaleUser, passwordSource: secret };
  writeFileSync(
    input,
    JSON.stringify({ bootstrapServers: lab.bootstrap, allow: [], desiredState: [desired], ...login }),
  );
  return { run: () => started(program, input) };
}

function started(program, input) {
  const begun = performance.now();
  const child = spawn(process.execPath, [program, input], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  const ended = new Promise((done) => {
    child.once('close', (code) => done({ code, text, seconds: (performance.now() - begun) / 1000 }));
  });
  return { child, ended };
}

/** Topics of a hundred services, each of which writes fifty. */
function desiredState() {
  const names = Array.from({ length: count }, (_, index) => `many.n${String(index).padStart(4, '0')}`);
  const service = (index) => `User:service-${index % 100}`;
  return {
    deployment: 'scale',
    environment: 'check',
    topics: names.map((name) => ({
      name,
      partitions: 1,
      replicas: 3,
      config: { 'retention.ms': '604800000', 'min.insync.replicas': '2' },
      owner: 'The check',
      dataClass: 'operational',
      sensitive: false,
      ordered: false,
      keyFields: [],
      clients: [],
      normalBytesPerSecond: 1000,
    })),
    principals: [...new Set(names.map((_, index) => service(index)))],
    acls: names.map((name, index) => ({
      resource: 'topic',
      name,
      pattern: 'literal',
      principal: service(index),
      operation: 'write',
      permission: 'allow',
      owner: 'The check',
      why: 'It writes it.',
    })),
    unapproved: [],
    quotas: [],
    removals: [],
    groups: [],
    own: { topics: ['automq-contracts-audit'], groups: [] },
  };
}
