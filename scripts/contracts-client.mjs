// Kafka clients of the checks, each with the login of one user.
import { readFileSync } from 'node:fs';
import { Admin, Consumer, Producer } from '@platformatic/kafka';

const options = (lab, user) => ({
  clientId: `check-${user}`,
  bootstrapBrokers: lab.bootstrap.split(','),
  sasl: { mechanism: 'PLAIN', username: user, password: lab.passwords[user] },
  timeout: 20_000,
  retries: 10,
  retryDelay: 500,
});

/** Gives a client to what uses it, and closes it whatever happens. */
async function used(client, use) {
  try {
    return await use(client);
  } finally {
    // A consumer leaves its group and its streams at once.
    await (client instanceof Consumer ? client.close(true) : client.close());
  }
}

export const asAdmin = (lab, use, user = 'admin') => used(new Admin(options(lab, user)), use);

export const asProducer = (lab, user, use) => used(new Producer({ ...options(lab, user), idempotent: false }), use);

export const asConsumer = (lab, { user, groupId }, use) =>
  // The first group of a cluster waits until brokers have made the topic in which they keep what groups commit.
  used(new Consumer({ ...options(lab, user), retries: 60, groupId, sessionTimeout: 10_000 }), use);

/** Kafka’s name of the error that something ends with; undefined where it ends well. */
export async function refusalOf(promise) {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return namesIn(error).find(Boolean) ?? error.message;
  }
}

const namesIn = (error) =>
  error instanceof Error ? [error.apiId, ...[error.cause, ...(error.errors ?? [])].flatMap(namesIn)] : [];

/** First records of a topic that a group reads from the beginning. */
export const firstRecords = (lab, who, { topic, count }) =>
  asConsumer(lab, who, async (consumer) => {
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', autocommit: false });
    const timer = setTimeout(() => stream.destroy(new Error(`no ${count} records within 30 s`)), 30_000);
    const found = [];
    try {
      for await (const message of stream) if (found.push(message) === count) break;
      return found;
    } finally {
      clearTimeout(timer);
    }
  });

/** Settings of a topic that are its own. */
export const ownSettings = (lab, topic) =>
  asAdmin(lab, async (admin) => {
    const [{ configs }] = await admin.describeConfigs({ resources: [{ resourceType: 2, resourceName: topic }] });
    return Object.fromEntries(
      configs.filter((each) => each.configSource === 1).map(({ name, value }) => [name, value]),
    );
  });

export const partitionsOf = (lab, topic) =>
  asAdmin(lab, async (admin) => {
    const { topics } = await admin.metadata({ topics: [topic], forceUpdate: true });
    return topics.get(topic).partitionsCount;
  });

/** Ids of the brokers that the controller counts. */
export const brokersOf = (lab) =>
  asAdmin(lab, async (admin) => [...(await admin.metadata({ topics: [], forceUpdate: true })).brokers.keys()]);

export const passwordIn = (file) => /password="([^"]+)"/.exec(readFileSync(file, 'utf8'))[1];

/** All rights on all topics, as somebody would give them by hand; numbers as the protocol has them. */
export const everyTopicOf = (user) => ({
  resourceType: 2,
  resourceName: '*',
  resourcePatternType: 3,
  principal: `User:${user}`,
  host: '*',
  operation: 2,
  permissionType: 3,
});
