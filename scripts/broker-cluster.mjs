// A deployment's controllers and brokers as processes of this machine, each on a loopback address of its own, so that
// every port stays what it is. Names resolve by a hosts file of the JVM; a forwarder in this process stands in for each
// load balancer. Adapted are paths, addresses to bind to, the object store and the size of heap and caches.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, readlinkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createAgent } from 'node:http';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pod } from './broker-pod.mjs';

const loopback = (zone, host) => `127.83.${zone}.${host}`;

export class Cluster {
  nodes = [];
  /** Whether nodes that start find the mark that the deployment has run before. */
  isFormed = false;
  #names = new Map([['localhost', ['127.0.0.1']]]);
  #forwarders = [];

  constructor({ folder, deployment, objects, secrets, software }) {
    Object.assign(this, { folder, deployment, objects, secrets, software });
    this.hosts = join(folder, 'hosts');
    mkdirSync(folder, { recursive: true });
  }

  /** Environment of a program that resolves the deployment's names. */
  environment(extra = {}) {
    return { PATH: process.env.PATH, JAVA_TOOL_OPTIONS: `-Djdk.net.hosts.file=${this.hosts}`, ...extra };
  }

  /** The first controller and the first broker of each zone. */
  async start() {
    const { controllers, brokers, namespace } = this.deployment;
    for (const pool of [...controllers, ...brokers]) {
      const host = pool.component === 'controller' ? 1 : 11;
      const { spec } = this.object('StatefulSet', pool.name);
      const pod = `${pool.name}-0`;
      const name = `${pod}.${spec.serviceName}.${namespace}.svc`;
      this.nodes.push({ pool, pod, name, address: loopback(pool.zone.number, host), spec: spec.template.spec });
    }
    for (const { name, address } of this.nodes) this.resolve(name, [address]);
    this.resolve(
      `bootstrap.${namespace}.svc`,
      this.brokers.map(({ address }) => address),
    );
    const { dataBucket, opsBucket } = this.deployment.objectStore;
    for (const bucket of [dataBucket, opsBucket]) await this.software.store?.makeBucket(bucket);
    const agent = await this.#credentialsAgent();
    for (const node of this.nodes) this.launch(node, agent);
    for (const node of this.nodes) await started(node);
    for (const node of this.brokers) this.#forwardAdvertised(node);
  }

  get brokers() {
    return this.nodes.filter(({ pool }) => pool.component === 'broker');
  }

  get controllers() {
    return this.nodes.filter(({ pool }) => pool.component === 'controller');
  }

  object(wanted, name) {
    return this.objects.find(({ kind, metadata }) => kind === wanted && metadata.name === name);
  }

  /** As a pod does, also one that comes back: its files are new, and its volume is the one that it had. */
  launch(node, environment) {
    const root = join(this.folder, node.pod);
    for (const folder of ['etc', 'opt', 'var']) rmSync(join(root, folder), { recursive: true, force: true });
    const pod = new Pod(root, node.spec, this);
    pod.replace('opt/kafka/kafka/bin/kafka-server-start.sh', this.software.starter);
    pod.link('opt/kafka/kafka/libs', this.software.libraries);
    node.file = join(root, 'etc/automq/server.properties');
    const bound = readFileSync(node.file, 'utf8')
      .replace(/^listeners=.*$/m, (line) => line.replaceAll('://:', `://${node.name}:`))
      .replace('host=0.0.0.0', `host=${node.address}`);
    writeFileSync(node.file, this.software.adapt(bound));
    node.log = join(root, 'log');
    const out = openSync(node.log, 'w');
    const [command, ...args] = pod.command;
    const env = this.environment({ ...environment, POD_NAME: node.pod });
    node.process = spawn(command, args, { env, stdio: ['ignore', out, out] });
  }

  /** What server.properties said in the end, with what the start script added. */
  settings({ file }) {
    return properties(`${file}.started`);
  }

  /** Listeners that a node advertises, by their name. */
  advertised(node) {
    return Object.fromEntries(
      this.settings(node)
        ['advertised.listeners'].split(',')
        .map((each) => {
          const [, listener, host, port] = /^(\w+):\/\/(.+):(\d+)$/.exec(each);
          return [listener, { host, port: Number(port) }];
        }),
    );
  }

  /** Port of AutoMQ's exporter of metrics, which has no TLS. */
  metricsPort(node) {
    return Number(/port=(\d+)/.exec(this.settings(node)['s3.telemetry.metrics.exporter.uri'])[1]);
  }

  /** Ports that a node's process listens on. */
  ports({ process: { pid } }) {
    const open = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return [/^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]];
      } catch {
        return [];
      }
    });
    const tables = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1));
    const listening = tables.map((row) => row.trim().split(/\s+/)).filter(([, , , state]) => state === '0A');
    const own = listening.filter((row) => open.includes(row[9]));
    return [...new Set(own.map(([, local]) => parseInt(local.split(':')[1], 16)))].sort((a, b) => a - b);
  }

  /** Those of Kafka: AutoMQ opens one more, for its metrics. */
  listeners(node) {
    return this.ports(node).filter((port) => port !== this.metricsPort(node));
  }

  resolve(name, addresses) {
    this.#names.set(name, addresses);
    const lines = [...this.#names].flatMap(([host, all]) => all.map((address) => `${address} ${host}`));
    writeFileSync(this.hosts, `${lines.join('\n')}\n`);
  }

  /** Carries connections to a name and port to the listener of brokers, one after another, as a load balancer does. */
  forward({ host, port }, listener, brokers) {
    if (!this.#names.has(host)) this.resolve(host, [loopback(200, this.#names.size)]);
    const [address] = this.#names.get(host);
    const targets = brokers.map((node) => ({ host: node.address, port: this.#port(node, listener) }));
    let next = 0;
    const server = createServer((client) => {
      const broker = createConnection(targets[next++ % targets.length]);
      client.pipe(broker).pipe(client);
      for (const [one, other] of [
        [client, broker],
        [broker, client],
      ])
        one.on('error', () => other.destroy());
    });
    server.listen(port, address);
    this.#forwarders.push(server);
  }

  hasName(host) {
    return this.#names.has(host);
  }

  async stop() {
    for (const server of this.#forwarders) server.close();
    const alive = this.nodes.map((node) => node.process).filter((each) => each && each.exitCode === null);
    for (const each of alive) {
      each.kill('SIGKILL');
      if (each.signalCode === null) await new Promise((done) => each.once('exit', done));
    }
  }

  #port(node, listener) {
    return Number(new RegExp(`${listener}://[^,]*:(\\d+)`).exec(this.settings(node).listeners)[1]);
  }

  #forwardAdvertised(node) {
    for (const [listener, address] of Object.entries(this.advertised(node)))
      if (address.host !== node.name) this.forward(address, listener, [node]);
  }

  /** Answers as the EKS Pod Identity agent does, with credentials that the store of this machine takes. */
  async #credentialsAgent() {
    const credentials = {
      AccessKeyId: 'test',
      SecretAccessKey: 'test',
      Token: 'test',
      Expiration: '2099-01-01T00:00:00Z',
    };
    const agent = createAgent((_, response) => response.end(JSON.stringify(credentials)));
    await new Promise((done) => agent.listen(0, '127.0.0.1', done));
    this.#forwarders.push(agent);
    const token = join(this.folder, 'token');
    writeFileSync(token, 'token');
    return {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${agent.address().port}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: token,
    };
  }
}

/** The settings of a properties file that has neither escapes nor lines that go on. */
export function properties(file) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[^#=]+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

async function started({ pod, log, process: child }) {
  for (let i = 0; i < 360; i += 1) {
    const said = readFileSync(log, 'utf8');
    if (said.includes('Kafka Server started')) return;
    const end = said.split('\n').slice(-15).join('\n');
    if (child.exitCode !== null) throw new Error(`${pod} ended with ${child.exitCode}\n${end}`);
    if (i === 359) throw new Error(`${pod} has not started within 180 s\n${end}`);
    await sleep(500);
  }
}
