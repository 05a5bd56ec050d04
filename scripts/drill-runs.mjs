// Runs `automq-kit drill` against the lab's brokers and looks at what it leaves there.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Admin, Producer } from '@platformatic/kafka';
import { soon } from './soon.mjs';

const kit = resolve('dist/automq-kit.js');
const prefix = 'automq-drill-';

export class DrillLab {
  constructor(lab) {
    this.lab = lab;
  }

  /**
   * Runs a drill to its end.
   * @param onSaid called with standard error as it grows, and the process
   * @returns exit code, report, what was said, and seconds
   */
  async run(drill, { file, topic = 'inventory.events', user = 'admin', flags = [], onSaid = () => undefined }) {
    const started = Date.now();
    const login = ['--bootstrap-server', this.lab.bootstrap, '--command-config', this.lab.commandConfig(user)];
    const child = spawn(process.execPath, [
      ...[kit, 'drill', drill, file, '--topic', topic, ...login, '--format', 'json'],
      ...flags,
    ]);
    let [out, said] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => {
      said += chunk;
      onSaid(said, child);
    });
    const code = await new Promise((done) => child.on('close', (status, signal) => done(status ?? signal)));
    const report = out.trim() === '' ? undefined : JSON.parse(out);
    return { code, report, said, seconds: (Date.now() - started) / 1000 };
  }

  async admin(action) {
    const admin = new Admin(this.#options('admin'));
    try {
      return await action(admin);
    } finally {
      await admin.close();
    }
  }

  /** Topics and groups of drills that are there; brokers hear of a removal one after another. */
  async left() {
    await soon(async () => (await this.#named()).length === 0);
    return this.#named();
  }

  #named() {
    return this.admin(async (admin) => {
      const [topics, groups] = [await admin.listTopics(), await admin.listGroups({ types: [] })];
      return [...topics, ...groups.keys()].filter((name) => name.startsWith(prefix));
    });
  }

  /** Makes what a drill leaves that was killed some time ago. */
  async leave(name, hoursAgo) {
    await this.admin((admin) => admin.createTopics({ topics: [name], partitions: 2, replicas: 3 }));
    const producer = new Producer(this.#options('admin'));
    const timestamp = BigInt(Date.now() - hoursAgo * 3_600_000);
    await sleep(1000);
    await producer.send({ messages: [{ topic: name, value: Buffer.from('old'), timestamp }], acks: -1 });
    await producer.close();
  }

  /** Rights that the help of the drills names, and no others. */
  async grantDrills(user) {
    const kafka = await import('@platformatic/kafka');
    const grant = (resourceType, operations) =>
      operations.map((operation) => ({
        ...{ resourceType, resourceName: prefix, resourcePatternType: kafka.ResourcePatternTypes.PREFIXED },
        ...{ principal: `User:${user}`, host: '*', operation, permissionType: kafka.AclPermissionTypes.ALLOW },
      }));
    const { CREATE, DELETE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE } = kafka.AclOperations;
    const creations = [
      ...grant(kafka.ResourceTypes.TOPIC, [CREATE, DELETE, DESCRIBE, DESCRIBE_CONFIGS, READ, WRITE]),
      ...grant(kafka.ResourceTypes.GROUP, [READ, DESCRIBE, DELETE]),
    ];
    await this.admin((admin) => admin.createAcls({ creations }));
  }

  /** Holds a broker still for three seconds, as a node does that is about to be lost, and ends it. */
  get stopCommand() {
    const pids = this.lab.nodes.map(({ id, process: { pid } }) => `${id}) pid=${pid};;`).join(' ');
    return `case "$1" in ${pids} esac; kill -STOP $pid; sleep 3; kill -KILL $pid`;
  }

  /** Starts brokers again that are gone, and waits until every replica is in sync. */
  async mend() {
    for (const { id, process: child } of this.lab.nodes)
      if (child.signalCode !== null || child.exitCode !== null) await this.lab.startBroker(id);
    if (!(await soon(() => this.#isWhole(), 120))) throw new Error('replicas are not in sync after 120 s');
  }

  #isWhole() {
    return this.admin(async (admin) => {
      const topics = await admin.listTopics({ includeInternals: true });
      const metadata = await admin.metadata({ topics, forceUpdate: true });
      const partitions = [...metadata.topics.values()].flatMap((topic) => topic?.partitions ?? []);
      return (
        metadata.brokers.size === this.lab.nodes.length &&
        partitions.every(({ isr, replicas }) => isr.length === replicas.length)
      );
    });
  }

  #options(user) {
    const bootstrapBrokers = this.lab.bootstrap.split(',');
    const sasl = { mechanism: 'PLAIN', username: user, password: this.lab.passwords[user] };
    return { clientId: 'verify-drills', bootstrapBrokers, sasl };
  }
}
