import { answerOf } from '../client/answer-of';
import type { LiveCluster } from '../live-cluster';
import { atBrokers } from './at-brokers';
import { byKey } from './by-key';
import type { LoggedPartition } from './logged-partition';

const partitionsPerQuestion = 1000;

/** Bytes that the leaders of partitions keep, by topic; topics of which brokers don’t say it are missing. */
export async function storedBytes(
  cluster: LiveCluster,
  partitions: readonly LoggedPartition[],
): Promise<ReadonlyMap<string, number>> {
  const { results } = await atBrokers(partitions, partitionsPerQuestion, async (broker, part) => {
    const topics = [...byKey(part, ({ topic }) => topic)].map(([name, own]) => ({
      name,
      partitions: own.map(({ partition }) => partition),
    }));
    const answer = await cluster.broker(broker, (connection) =>
      answerOf(cluster.kafka.describeLogDirsV4.api.async(connection, topics)),
    );
    return answer.results.flatMap((folder) => folder.topics);
  });
  const found = new Map<string, number>();
  for (const { name, partitions: told } of results)
    for (const { partitionSize, isFutureKey } of told)
      if (!isFutureKey && partitionSize > 0n) found.set(name, (found.get(name) ?? 0) + Number(partitionSize));
  return found;
}
