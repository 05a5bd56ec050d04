import { answerOf } from '../client/answer-of';
import { isDenied, kafkaError } from '../client/kafka-error';
import { inBatches } from '../in-batches';
import type { LiveBroker, LiveCluster } from '../live-cluster';

/** Settings by Kafka’s names: a topic’s own and those that it has from the brokers. Secret values are left out. */
export interface TopicSettings {
  readonly config: Readonly<Record<string, string>>;
  readonly inherited: Readonly<Record<string, string>>;
}

export interface FoundSettings {
  readonly byTopic: ReadonlyMap<string, TopicSettings>;
  /** Topics that are gone since they were listed. */
  readonly gone: ReadonlySet<string>;
  readonly denied: readonly string[];
  readonly unanswered: readonly string[];
}

/** Topics of one question; each answers with some forty settings. */
const batchSize = 100;

/** Settings of topics, a hundred at a time. */
export async function readTopicSettings(
  cluster: LiveCluster,
  names: readonly string[],
  onProgress: (done: number) => void,
): Promise<FoundSettings> {
  const { describeConfigsV4, ConfigResourceTypes, ConfigSources } = cluster.kafka;
  const results = await inBatches(names, batchSize, async (batch, index) => {
    const resources = batch.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName }));
    const answer = await cluster.anywhere((connection) =>
      answerOf(describeConfigsV4.api.async(connection, resources, false, false)),
    );
    onProgress(index + batch.length);
    return answer.results;
  });
  const byTopic = new Map<string, TopicSettings>();
  for (const { errorCode, resourceName, configs } of results) {
    if (errorCode !== kafkaError.none) continue;
    const own = configs.filter(({ configSource }) => configSource === ConfigSources.TOPIC_CONFIG);
    const others = configs.filter(({ configSource }) => configSource !== ConfigSources.TOPIC_CONFIG);
    byTopic.set(resourceName, { config: asRecord(own), inherited: asRecord(others) });
  }
  const failed = results.filter(({ errorCode }) => errorCode !== kafkaError.none);
  const gone = new Set(
    failed.filter(({ errorCode }) => errorCode === kafkaError.unknownTopic).map(({ resourceName }) => resourceName),
  );
  const denied = failed.filter(({ errorCode }) => isDenied(errorCode)).map(({ resourceName }) => resourceName);
  const unanswered = names.filter((name) => !byTopic.has(name) && !gone.has(name) && !denied.includes(name));
  return { byTopic, gone, denied, unanswered };
}

/** Settings of one broker, as it runs, with an empty text for values that it hides; undefined where the caller may not know. */
export async function readBrokerSettings(
  cluster: LiveCluster,
  broker: LiveBroker,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { describeConfigsV4, ConfigResourceTypes } = cluster.kafka;
  const resources = [{ resourceType: ConfigResourceTypes.BROKER, resourceName: String(broker.id) }];
  const { results } = await cluster.broker(broker, (connection) =>
    answerOf(describeConfigsV4.api.async(connection, resources, false, false)),
  );
  const [found] = results;
  if (found?.errorCode !== kafkaError.none) return undefined;
  return Object.fromEntries(found.configs.map(({ name, value }) => [name, value ?? '']));
}

const asRecord = (
  configs: readonly { readonly name: string; readonly value?: string | null; readonly isSensitive: boolean }[],
) =>
  Object.fromEntries(
    configs.flatMap(({ name, value, isSensitive }) =>
      typeof value !== 'string' || isSensitive ? [] : [[name, value] as const],
    ),
  );
