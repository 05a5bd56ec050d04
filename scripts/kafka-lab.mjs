// Real brokers on loopback for what talks to a running cluster: Kafka, or AutoMQ where AUTOMQ_LIBS names its jars. Every node
// is controller and broker, asks for a password and holds rights against its authorizer. Ports are free ones, so that
// several of these run side by side.
// Figures of brokers and controllers are read over JMX (`watch`).
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authority, newPassword } from './broker-secrets.mjs';
import { brokerSoftware } from './broker-software.mjs';
import { execute } from './broker-tools.mjs';
import { highest, jmxOptions, jmxTool } from './kafka-lab-figures.mjs';
import { freePorts } from './kafka-lab-ports.mjs';
import { asProperties, logSettings, loginModules, nodeSettings } from './kafka-lab-settings.mjs';

/** Several JVMs share few processors here: they are to start soon rather than run fast. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * Starts the brokers; `stop` them in a `finally`. Ids are 0, 1, 2 and so on, racks a, b, c.
 * @param folder for everything that they write; made where it isn't there
 * @param brokers how many
 * @param users names that may log in with PLAIN, besides `admin`, who may do anything
 * @param settings of server.properties for every broker, over those of the lab
 * @param tls whether there is a second listener with TLS, at `bootstrapTls`
 * @param jmx whether `watch` can be called
 * @param heapMib heap of each broker, MiB; small when left out
 * @param logAllowed whether the log tells what was allowed, besides what was denied
 */
export async function startKafka(options) {
  const {
    folder,
    brokers = 3,
    users = [],
    settings = {},
    tls = false,
    jmx = false,
    heapMib,
    logAllowed = false,
  } = options;
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const software = await brokerSoftware();
  const lab = new KafkaLab({ folder: resolve(folder), software, users, settings, tls, jmx, heapMib, logAllowed });
  try {
    await lab.start(brokers);
    return lab;
  } catch (error) {
    await lab.stop();
    throw error;
  }
}

class KafkaLab {
  nodes = [];
  #watchers = [];

  constructor(options) {
    Object.assign(this, options);
    this.libraries = this.software.libraries;
    this.name = this.software.name;
    this.isAutomq = this.software.isAutomq === true;
    this.clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
    this.passwords = Object.fromEntries(['admin', ...this.users].map((user) => [user, newPassword()]));
  }

  get bootstrap() {
    return this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',');
  }

  get bootstrapTls() {
    return this.nodes.map(({ tlsPort }) => `localhost:${tlsPort}`).join(',');
  }

  async start(brokers) {
    const { folder, software } = this;
    const starter = join(folder, 'bin', 'start.sh');
    writeFileSync(starter, software.starter);
    chmodSync(starter, 0o755);
    rmSync(join(folder, 'libs'), { force: true });
    symlinkSync(resolve(this.libraries), join(folder, 'libs'));
    writeFileSync(join(folder, 'log4j.properties'), logSettings(this.logAllowed));
    for (const bucket of ['lab-data', 'lab-ops']) await software.store?.makeBucket(bucket);
    if (this.tls) await this.#makeCertificates();
    const ports = await freePorts(brokers * 4);
    for (let id = 0; id < brokers; id += 1) {
      const [port, tlsPort, controllerPort, jmxPort] = ports.slice(id * 4);
      this.nodes.push({ id, rack: 'abc'[id % 3], port, tlsPort, controllerPort, jmxPort });
    }
    // Also where this process ends by an error that nobody catches.
    process.once('exit', () => this.nodes.forEach(({ process: child }) => child?.kill('SIGKILL')));
    for (const node of this.nodes) this.#launch(node);
    for (const node of this.nodes) await this.#started(node);
  }

  /** Ends a broker at once, as a lost node does. */
  async killBroker(id) {
    const { process: child } = this.nodes[id];
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }

  /** Starts a killed broker again, with the disk that it had. */
  async startBroker(id) {
    this.#launch(this.nodes[id]);
    await this.#started(this.nodes[id]);
  }

  /** Holds a broker still: it takes connections and answers nothing. */
  freezeBroker(id) {
    this.nodes[id].process.kill('SIGSTOP');
  }

  thawBroker(id) {
    this.nodes[id].process.kill('SIGCONT');
  }

  /** What a broker has said since it started last. */
  log(id) {
    return readFileSync(this.nodes[id].log, 'utf8');
  }

  /**
   * Path of the client properties of a user, as Kafka's own tools and the kit's `--command-config` take them.
   * @param tls for the listener at `bootstrapTls`
   * @param password another than the right one
   */
  commandConfig(user, { tls = false, mechanism = 'PLAIN', password = this.passwords[user] } = {}) {
    const file = join(
      this.folder,
      `${user}-${mechanism}${tls ? '-tls' : ''}-${randomBytes(3).toString('hex')}.properties`,
    );
    const module = mechanism === 'PLAIN' ? loginModules.plain : loginModules.scram;
    const lines = {
      'security.protocol': tls ? 'SASL_SSL' : 'SASL_PLAINTEXT',
      'sasl.mechanism': mechanism,
      'sasl.jaas.config': `${module} required username="${user}" password="${password}";`,
      ...(tls && { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': join(this.folder, 'ca', 'ca.crt') }),
    };
    writeFileSync(file, asProperties(lines), { mode: 0o600 });
    return file;
  }

  /** Adds a user of SCRAM, whose password lies in the cluster. */
  async addScramUser(user, mechanism = 'SCRAM-SHA-512') {
    this.passwords[user] ??= newPassword();
    const credential = `${mechanism}=[password=${this.passwords[user]}]`;
    await this.tool('kafka.admin.ConfigCommand', [
      ...['--alter', '--add-config', credential],
      ...['--entity-type', 'users', '--entity-name', user],
    ]);
  }

  /** Runs one of Kafka's tools as a user. @returns what it printed; throws where it fails */
  async tool(mainClass, args, { user = 'admin', configFlag = '--command-config' } = {}) {
    const server = ['--bootstrap-server', this.bootstrap, configFlag, this.commandConfig(user)];
    const { stdout } = await execute(
      'java',
      [
        ...quickStart,
        '-Xmx128m',
        '-Dlog4j.rootLogger=ERROR',
        '-cp',
        join(this.libraries, '*'),
        mainClass,
        ...server,
        ...args,
      ],
      { maxBuffer: 1 << 26 },
    );
    return stdout;
  }

  /**
   * Reads figures of every broker four times a second until `stop`, which gives the highest of each. Begins with a first row.
   * @param figures each a `bean` such as `kafka.network:type=RequestChannel,name=RequestQueueSize` and its `attribute`
   * @returns `stop`, which gives `bean:attribute` with its highest value
   */
  async watch(figures) {
    if (!this.jmx) throw new Error('start the lab with jmx');
    const children = this.nodes.map(({ jmxPort }) =>
      jmxTool({ port: jmxPort, figures, folder: this.folder, libraries: this.libraries }),
    );
    const hasRows = ({ read }) => read().split('\n').length > 2;
    for (let i = 0; i < 240 && !children.every(hasRows); i += 1) await sleep(250);
    const watcher = {
      stop: async () => {
        for (const { child } of children) if (child.exitCode === null) child.kill('SIGKILL');
        this.#watchers = this.#watchers.filter((each) => each !== watcher);
        return highest(
          children.map(({ read }) => read()),
          figures,
        );
      },
    };
    this.#watchers.push(watcher);
    return watcher;
  }

  async stop() {
    for (const watcher of [...this.#watchers]) await watcher.stop();
    for (const { id, process: child } of this.nodes) if (child) await this.killBroker(id);
    this.software.stop();
  }

  async #makeCertificates() {
    const { folder } = this;
    const ca = await authority(join(folder, 'ca'), 'authority of the lab');
    const { key, certificate } = await ca.issue({ commonName: 'broker', dnsNames: ['localhost'] });
    writeFileSync(join(folder, 'broker.pem'), key + certificate, { mode: 0o600 });
  }

  #launch(node) {
    const root = join(this.folder, `node-${node.id}`);
    mkdirSync(join(root, 'data'), { recursive: true });
    const file = join(root, 'server.properties');
    writeFileSync(file, asProperties({ ...nodeSettings(this, node, root), ...this.settings }), { mode: 0o600 });
    node.log = join(root, 'log');
    const out = openSync(node.log, 'w');
    node.process = spawn(join(this.folder, 'bin', 'start.sh'), [file], {
      env: {
        PATH: process.env.PATH,
        LOG_DIR: root,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        KAFKA_LOG4J_OPTS: `-Dlog4j.configuration=file:${join(this.folder, 'log4j.properties')}`,
        KAFKA_OPTS: [
          ...quickStart,
          ...(this.heapMib === undefined ? [] : [`-Xmx${this.heapMib}m`]),
          ...(this.jmx ? jmxOptions(node.jmxPort) : []),
        ].join(' '),
      },
      stdio: ['ignore', out, out],
      cwd: root,
    });
  }

  async #started({ id, log, process: child }) {
    for (let i = 0; i < 600; i += 1) {
      const said = readFileSync(log, 'utf8');
      if (said.includes('Kafka Server started')) return;
      const end = () => said.split('\n').slice(-15).join('\n');
      if (child.exitCode !== null) throw new Error(`broker ${id} ended with ${child.exitCode}\n${end()}`);
      if (i === 599) throw new Error(`broker ${id} has not started within 150 s\n${end()}`);
      await sleep(250);
    }
  }
}
