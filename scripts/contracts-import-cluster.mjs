// Topics, groups, rights and writers of known properties, for the checks of `automq-kit contracts import`.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Admin, Consumer, Producer } from '@platformatic/kafka';
import { everyAcl, importAcls } from './contracts-import-acls.mjs';
import { steadyWriter } from './steady-writer.mjs';

const topics = {
  'import.events': { partitions: 6, configs: { 'retention.ms': '172800000' } },
  'import.state': { partitions: 3, configs: { 'cleanup.policy': 'compact' } },
  'import.audit': { partitions: 4, configs: {} },
  'import.backlog': { partitions: 2, configs: {} },
  'import.idle': { partitions: 1, configs: { 'cleanup.policy': 'delete', 'max.message.bytes': '2000000' } },
};
const backlog = 400;
const newGroups = Array.from({ length: 60 }, (_, index) => `import-new-${index}`);
const groups = ['import-live', 'import-lagging', 'import-idle', ...newGroups];
const word = () => `s3cret${randomBytes(6).toString('hex')}`;

/** Makes all of it on the brokers of a lab. `remove` it in a `finally`. */
export async function importCluster(lab) {
  const password = /password="([^"]+)"/.exec(readFileSync(lab.commandConfig('admin'), 'utf8'))[1];
  const options = {
    bootstrapBrokers: lab.bootstrap.split(','),
    sasl: { mechanism: 'PLAIN', username: 'admin', password },
    timeout: 30_000,
  };
  const cluster = new ImportCluster(lab, options);
  try {
    await cluster.make();
    return cluster;
  } catch (error) {
    await cluster.remove();
    throw error;
  }
}

class ImportCluster {
  /** Of every record: no file may hold one of them. */
  secrets = [word(), word()];
  #clients = [];

  constructor(lab, options) {
    this.lab = lab;
    this.options = options;
    this.admin = this.#client(Admin, 'import-check');
  }

  async make() {
    const { admin, lab } = this;
    for (const [name, { partitions, configs }] of Object.entries(topics))
      await admin.createTopics({
        topics: [name],
        partitions,
        configs: Object.entries(configs).map(([key, value]) => ({ name: key, value })),
      });
    for (const user of ['import-blind', 'import-stranger']) await lab.addScramUser(user);
    await admin.createAcls({ creations: importAcls });
    await admin.alterClientQuotas({ entries: [quota({ value: 5_242_880, remove: false })] });
    await this.#wait();
    const producer = this.#client(Producer, 'import-backlog');
    const [secret] = this.secrets;
    const messages = Array.from({ length: backlog }, (_, index) => ({
      topic: 'import.backlog',
      partition: index % 2,
      value: Buffer.from(`${secret} ${index}`),
    }));
    await producer.send({ messages, acks: -1 });
    await this.#commit('import-lagging', 'import.backlog', [0n, 0n]);
    await this.#commit('import-idle', 'import.backlog', [5n, 5n]);
  }

  /** Writes until the returned function is called, which tells what was written. */
  write() {
    const [key, value] = this.secrets;
    const text = (index) => Buffer.from(`${value} ${index} `.padEnd(240, 'abcdefgh'));
    const hot = (index) => (index % 10 < 6 ? `${key}-hot` : `${key}-${index % 997}`);
    const state = (index) => ({
      key: Buffer.from(`${key}-${index % 50}`),
      ...(index % 10 === 0 ? { value: null } : { value: text(index) }),
    });
    const writers = {
      'import.events': this.#writer(40, (index) => ({ key: Buffer.from(hot(index)), value: text(index) }), 'gzip'),
      'import.state': this.#writer(15, state),
      'import.audit': this.#writer(20, (index) => ({ value: text(index), partition: index % 4 })),
    };
    const known = {
      'import.events': { keyedPercent: 100, tombstonePercent: 0, hottestPercent: 60 },
      'import.state': { keyedPercent: 100, tombstonePercent: 10, hottestPercent: 2 },
      'import.audit': { keyedPercent: 0, tombstonePercent: 0 },
    };
    const running = Object.entries(writers).map(([topic, start]) => [topic, start(topic)]);
    const reader = this.#read();
    const late = this.#late();
    return async () => {
      const counts = await Promise.all(running.map(async ([topic, { stop }]) => [topic, await stop()]));
      await reader();
      await late();
      const sizes = await this.#sizes();
      return {
        lag: backlog - 2 * moved,
        topics: counts.map(([name, { count, ...when }]) => ({
          name,
          ...when,
          recordBytes: sizes.get(name) / count,
          ...known[name],
        })),
      };
    };
  }

  /** Everything that an import could have changed, as text. */
  async picture() {
    const { admin } = this;
    const names = (await admin.listTopics()).filter((name) => !name.startsWith('__'));
    const resources = names.map((resourceName) => ({ resourceType: 2, resourceName, configurationKeys: null }));
    const found = {
      metadata: [...(await admin.metadata({ topics: names, forceUpdate: true })).topics].map(
        ([name, { partitions }]) => [name, partitions],
      ),
      configs: await admin.describeConfigs({ resources }),
      acls: (await admin.describeAcls({ filter: everyAcl })).map((each) => JSON.stringify(each)).sort(),
      quotas: await admin.describeClientQuotas({ components: [{ entityType: 'user', matchType: 2 }] }),
      groups: [...(await admin.listGroups({ types: [] })).keys()].sort(),
      offsets: await admin.listConsumerGroupOffsets({ groups }),
      logs: await admin.listOffsets({ topics: Object.entries(topics).map(asked) }),
    };
    found.offsets.sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
    return JSON.stringify(found, (key, value) =>
      key === 'lastUpdate' ? undefined : typeof value === 'bigint' ? String(value) : value,
    );
  }

  async remove() {
    const { admin } = this;
    const quietly = (asked) => asked.catch(() => undefined);
    for (const group of groups) await quietly(admin.deleteGroups({ groups: [group] }));
    await quietly(admin.deleteTopics({ topics: Object.keys(topics) }));
    await quietly(admin.deleteAcls({ filters: importAcls }));
    await quietly(admin.alterClientQuotas({ entries: [quota({ value: 0, remove: true })] }));
    for (const client of this.#clients) await quietly(client.close());
  }

  #writer(perTick, message, compression = 'none') {
    return (topic) => {
      const producer = this.#client(Producer, `import-${topic}`);
      return steadyWriter(perTick, (numbers) =>
        producer.send({ messages: numbers.map((index) => ({ topic, ...message(index) })), acks: -1, compression }),
      );
    };
  }

  #read() {
    const consumer = this.#client(Consumer, 'import-reader-1', { groupId: 'import-live', autocommit: 500 });
    const done = (async () => {
      const stream = await consumer.consume({
        topics: ['import.events'],
        mode: 'latest',
        sessionTimeout: 10_000,
        heartbeatInterval: 1000,
      });
      stream.on('data', () => undefined);
      return stream;
    })();
    return async () => {
      const stream = await done;
      await stream.close();
      await consumer.close(true);
    };
  }

  /** Until it is called, a further group begins at old records every two seconds, so that one does while it is measured. */
  #late() {
    let goesOn = true;
    const done = (async () => {
      await this.#commit('import-lagging', 'import.backlog', [BigInt(moved), BigInt(moved)]);
      for (const group of newGroups) {
        if (!goesOn) return;
        await this.#commit(group, 'import.backlog', [3n, 3n]);
        await sleep(2_000);
      }
    })();
    return () => {
      goesOn = false;
      return done;
    };
  }

  #commit(groupId, name, offsets) {
    const partitionOffsets = offsets.map((offset, partition) => ({ partition, offset }));
    return this.admin.alterConsumerGroupOffsets({ groupId, topics: [{ name, partitionOffsets }] });
  }

  /** Bytes of the topics on the leaders’ disks. */
  async #sizes() {
    const asked = Object.entries(topics).map(([name, { partitions }]) => ({
      name,
      partitions: ends(partitions).map(({ partitionIndex }) => partitionIndex),
    }));
    const { topics: led } = await this.admin.metadata({ topics: Object.keys(topics), forceUpdate: true });
    const sizes = new Map();
    for (const { broker, results } of await this.admin.describeLogDirs({ topics: asked }))
      for (const { name, partitions } of results.flatMap((each) => each.topics))
        for (const { partitionIndex, partitionSize } of partitions)
          if (led.get(name).partitions[partitionIndex].leader === broker)
            sizes.set(name, (sizes.get(name) ?? 0) + Number(partitionSize));
    return sizes;
  }

  /** Until every broker knows the topics. */
  async #wait() {
    for (let tries = 0; tries < 40; tries += 1) {
      const found = await this.admin
        .metadata({ topics: Object.keys(topics), forceUpdate: true })
        .catch(() => undefined);
      if (
        found !== undefined &&
        [...found.topics.values()].every((topic) => topic?.partitions.every(({ leader }) => leader >= 0))
      )
        return;
      await sleep(250);
    }
    throw new Error('the topics of the import check have no leaders');
  }

  #client(Client, clientId, more = {}) {
    const client = new Client({ clientId, ...this.options, ...more });
    this.#clients.unshift(client);
    return client;
  }
}

/** Offset to which the group behind moves on. */
const moved = 10;
const asked = ([name, { partitions }]) => ({ name, partitions: ends(partitions) });
const ends = (partitions) =>
  Array.from({ length: partitions }, (_, partitionIndex) => ({ partitionIndex, timestamp: -1n }));

const quota = (op) => ({
  entities: [{ entityType: 'user', entityName: 'import-writer' }],
  ops: [{ key: 'producer_byte_rate', ...op }],
});
