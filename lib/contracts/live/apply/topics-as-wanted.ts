import { setTimeout as sleep } from 'node:timers/promises';
import { isSameSetting } from '../../change/same-setting';
import type { DesiredTopic } from '../../desired/desired-state';
import type { LiveCluster } from '../live-cluster';
import { readTopicSettings } from '../read/read-settings';
import { readNamedTopics } from '../read/read-topics';

type Wanted = Pick<DesiredTopic, 'name' | 'partitions' | 'config'>;

/** `behind`: the broker that was asked has not heard of it yet. */
export type Seen = 'asWanted' | 'different' | 'behind';

/** A broker learns later than the controller what was made, and one with much to do a good deal later. */
const tries = 10;
const pauseMs = 1_000;

/** How the cluster has some topics, by name, held against the partitions and settings that are wanted. */
export async function topicsAsWanted(
  cluster: LiveCluster,
  topics: readonly Wanted[],
): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const left = topics.filter(({ name }) => (seen.get(name) ?? 'behind') === 'behind');
    if (left.length === 0) break;
    if (attempt > 0) await sleep(pauseMs);
    for (const [name, each] of await seenNow(cluster, left)) seen.set(name, each);
  }
  return seen;
}

async function seenNow(cluster: LiveCluster, topics: readonly Wanted[]): Promise<readonly (readonly [string, Seen])[]> {
  const names = topics.map(({ name }) => name);
  const live = new Map((await readNamedTopics(cluster, names)).map((each) => [each.name, each.leaders.length]));
  const { byTopic } = await readTopicSettings(cluster, names, () => undefined);
  return topics.map(({ name, partitions, config }) => {
    const [count, settings] = [live.get(name), byTopic.get(name)];
    if (count === undefined || settings === undefined || count < partitions) return [name, 'behind'];
    const isSame = Object.entries(config).every(([key, value]) => isSameSetting(key, settings.config[key], value));
    return [name, count === partitions && isSame ? 'asWanted' : 'different'];
  });
}
