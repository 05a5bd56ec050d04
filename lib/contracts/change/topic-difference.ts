import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredTopic } from '../desired/desired-state';
import { counted } from '../../model/wording';
import { factOf } from './applied-facts';
import type { Compared, Difference } from './difference';
import { changed, noDifference, refused, together, wasLeft } from './difference';
import { askable } from './forced-settings';
import { isOwnTopic } from './own-names';
import { partitionDifference } from './partition-difference';
import { settingDifference } from './setting-difference';
import { topicCost } from './topic-cost';

/** What a declared topic comes to. Names are Kafka’s: of two that fold to one, brokers take the first alone. */
export function topicDifferences(compared: Compared): Difference {
  const { desired, state } = compared;
  const live = new Map(state.topics.map((topic) => [topic.name, topic]));
  const byFolded = new Map(state.topics.map(({ name }) => [folded(name), name]));
  const unread = new Set(state.unanswered ? state.unanswered.topics : []);
  return together(
    desired.topics.map((wanted) => {
      const topic = askable(wanted, state);
      const found = live.get(topic.name);
      if (unread.has(topic.name)) return refused(unreadTopic(topic));
      if (isOwnTopic(topic.name, desired)) return refused(ownTopic(topic));
      if (found) return together([existingTopic(topic, found, compared), stillDeclared(topic, compared)]);
      const twin = byFolded.get(folded(topic.name));
      return twin === undefined ? newTopic(topic, compared) : refused(collidingTopic(topic, twin));
    }),
  );
}

/** Kafka’s metrics take `.` and `_` for one, so it refuses a second name (Topic.hasCollision). */
const folded = (name: string) => name.replaceAll('.', '_');

function newTopic(topic: DesiredTopic, { state, context }: Compared): Difference {
  const { name, owner, replicas, partitions } = topic;
  if (replicas !== undefined && replicas > state.brokers.length)
    return refused({
      topic: name,
      owner,
      why: `It asks for ${replicas} replicas, and the cluster has ${counted(state.brokers.length, 'broker')}.`,
      fix: `Ask for ${state.brokers.length} at most, or add brokers.`,
    });
  const isDrift = wasLeft(context, factOf.topic(name));
  return changed({
    kind: 'createTopic',
    topic,
    owner,
    isDrift,
    risk: isDrift ? 'low' : 'none',
    why: isDrift
      ? `Somebody deleted it since the last apply. It comes back empty, with ${partitions} partitions.`
      : 'A contract declares it and the cluster has it not.',
    ...(context.costs ? { monthlyCost: topicCost(topic, context.costs).total } : {}),
  });
}

const existingTopic = (topic: DesiredTopic, live: LiveTopic, compared: Compared): Difference =>
  together([
    partitionDifference(topic, live, compared),
    settingDifference(topic, live, compared),
    replicaDifference(topic, live),
  ]);

function replicaDifference({ name, owner, replicas }: DesiredTopic, { replicationFactor }: LiveTopic): Difference {
  if (replicas === undefined || replicas === replicationFactor) return noDifference;
  return refused({
    topic: name,
    owner,
    why: `It has ${counted(replicationFactor, 'replica')} of each partition and the contract asks for ${replicas}. Moving replicas copies every record, which is no part of this.`,
    fix: 'Move them with `kafka-reassign-partitions.sh` at a quiet hour, or write what there is into the contract.',
  });
}

/** A removal whose day has come, of a topic that a contract still declares. */
function stillDeclared({ name, owner }: DesiredTopic, { desired, context }: Compared): Difference {
  const removal = desired.removals.find(({ topic, on }) => topic === name && on <= context.asOf);
  if (!removal) return noDifference;
  return refused({
    topic: name,
    owner,
    why: `\`x-removals\` lets it be deleted from ${removal.on} on, and a contract still declares it.`,
    fix: 'Take its channel out of the documents to delete it, or take the removal away to keep it.',
  });
}

const unreadTopic = ({ name, owner }: DesiredTopic) => ({
  topic: name,
  owner,
  why: 'The cluster did not answer for its settings, so nothing is concluded.',
  fix: 'Run it again.',
});

const ownTopic = ({ name, owner }: DesiredTopic) => ({
  topic: name,
  owner,
  why: 'The name belongs to Kafka, AutoMQ or the deployment itself.',
  fix: 'Choose another name.',
});

const collidingTopic = ({ name, owner }: DesiredTopic, twin: string) => ({
  topic: name,
  owner,
  why: `The cluster has ${twin}, which Kafka takes for the same name, since "." and "_" are one to its metrics.`,
  fix: `Choose another name, or delete ${twin} first.`,
});
