// Starts real Kafka processes from the rendered server.properties of every example, as far as plain Kafka can go:
// the files of one controller and one broker of the first zone, with only addresses, voters and folders moved to this
// machine. AutoMQ's own keys are unknown to plain Kafka, which ignores them; that they exist is a test of the kit.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const kafkaVersion = '3.9.1';
const [controllerPort, brokerPort, internalPort] = [39_093, 39_092, 39_094];
const run = promisify(execFile);
const { loadDeployment, manifests } = createRequire(import.meta.url)('../dist/index.js');

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'automq-kit', `kafka-${kafkaVersion}`);
for (const tool of ['java', 'mvn']) {
  if (
    await run(tool, ['-version']).then(
      () => false,
      () => true,
    )
  ) {
    console.log(`skipped: ${tool} is not on this machine`);
    process.exit(0);
  }
}
const classPath = join(await kafka(), '*');

let failed = 0;
for (const name of ['minimal', 'production', 'production-existing', 'private']) {
  try {
    console.log(`${name}: ${await boot(name)}`);
  } catch (error) {
    failed += 1;
    console.log(`${name}: ${error.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);

async function kafka() {
  mkdirSync(cache, { recursive: true });
  const dependency = (group, artifact, version) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  writeFileSync(
    join(cache, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>local</groupId>
    <artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging><dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion)}
    ${dependency('org.apache.kafka', 'kafka-tools', kafkaVersion)}
    ${dependency('org.slf4j', 'slf4j-reload4j', '1.7.36')}</dependencies></project>`,
  );
  const libs = join(cache, 'libs');
  await run('mvn', [
    '-q',
    '-B',
    '-f',
    join(cache, 'pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${libs}`,
    '-DincludeScope=runtime',
  ]);
  return libs;
}

/** Boots one controller and one broker of an example, makes a topic, writes and reads it. */
async function boot(name) {
  const { waves } = manifests(loadDeployment(join('deployments', `${name}.yaml`)));
  const configMaps = waves
    .flatMap(({ objects }) => objects)
    .filter(({ kind, data }) => kind === 'ConfigMap' && data['server.properties']);
  const first = (component) => configMaps.find(({ metadata }) => metadata.name.startsWith(`${component}-`)).data;
  const dir = mkdtempSync(join(tmpdir(), 'verify-kafka-'));
  const children = [];
  try {
    const log4j = join(dir, 'log4j.properties');
    writeFileSync(log4j, first('broker')['log4j.properties']);
    const start = async (component, id, moved) => {
      const file = join(dir, `${component}.properties`);
      const text = move(first(component)['server.properties'], {
        ...moved,
        'node.id': id,
        'controller.quorum.voters': `0@127.0.0.1:${controllerPort}`,
        'log.dirs': join(dir, component),
      });
      writeFileSync(file, text);
      const clusterId = /^cluster\.id=(.+)$/m.exec(text)[1];
      await java(['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', file]);
      const log = join(dir, `${component}.log`);
      const out = openSync(log, 'w');
      children.push(
        spawn('java', ['-Xmx384m', `-Dlog4j.configuration=file:${log4j}`, '-cp', classPath, 'kafka.Kafka', file], {
          stdio: ['ignore', out, out],
        }),
      );
      return log;
    };
    await start('controller', 0, { listeners: `CONTROLLER://127.0.0.1:${controllerPort}` });
    const addresses = `INTERNAL://127.0.0.1:${internalPort},CLIENT://127.0.0.1:${brokerPort}`;
    const log = await start('broker', 1000, { listeners: addresses, 'advertised.listeners': addresses });
    await until(
      () => readFileSync(log, 'utf8').includes('Kafka Server started'),
      () => tail(log),
    );
    const topics = (...args) =>
      java(['org.apache.kafka.tools.TopicCommand', '--bootstrap-server', `127.0.0.1:${brokerPort}`, ...args]);
    await topics('--create', '--topic', 'verify', '--partitions', '3', '--replication-factor', '1');
    const { stdout } = await topics('--describe', '--topic', 'verify');
    const leaders = stdout.match(/Leader: 1000/g)?.length ?? 0;
    if (leaders !== 3) throw new Error(`of 3 partitions ${leaders} have a leader\n${stdout}`);
    return `a controller and a broker started from their files, a topic with 3 partitions has leaders`;
  } finally {
    for (const child of children.reverse()) {
      child.kill('SIGKILL');
      await new Promise((done) =>
        child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done(),
      );
    }
    rmSync(dir, { recursive: true, force: true });
  }
}

function move(text, moved) {
  const kept = text.split('\n').filter((line) => !(line.slice(0, line.indexOf('=')) in moved));
  return [...kept, ...Object.entries(moved).map(([key, value]) => `${key}=${value}`), ''].join('\n');
}

function java(args) {
  return run('java', ['-Xmx256m', '-cp', classPath, ...args], { timeout: 60_000 });
}

async function until(condition, whyNot) {
  for (let i = 0; i < 120; i += 1) {
    if (condition()) return;
    await sleep(500);
  }
  throw new Error(`not started after 60 s\n${whyNot()}`);
}

function tail(file) {
  return readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');
}
