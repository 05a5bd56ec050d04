import type { Deployment } from '../../model/deployment';
import type { WatchedGroup, WatchedTopic } from '../../model/read-contracts';
import { secondsPerHour } from '../../model/time-units';
import type { ContractSet } from '../model/contract-set';
import type { TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';

/** What alerts and dashboards have to know of the topics of all contracts, by name. */
export function watchedTopics(
  { contracts: settings }: Pick<Deployment, 'contracts'>,
  { topics }: ContractSet,
): readonly WatchedTopic[] {
  const classes = settings ? settings.dataClasses : [];
  const sensitive = new Set(classes.filter((each) => each.sensitive).map(({ name }) => name));
  const deadLetters = new Set(
    topics.flatMap(({ accesses }) =>
      accesses.flatMap(({ fields }) => (fields['x-dead-letter'] === undefined ? [] : [fields['x-dead-letter']])),
    ),
  );
  return topics.map((topic) => ({
    name: topic.name,
    owner: topic.fields['x-owner'],
    sensitive: sensitive.has(topic.fields['x-data-class']),
    isDeadLetter: deadLetters.has(topic.name),
    promotionalBytesPerSecond: topic.bytesPerSecond.promotional,
    groups: groupsOf(topic),
  }));
}

/** Each once, with its first operation’s owner; the review says when several share a group. */
function groupsOf(topic: TopicContract): readonly WatchedGroup[] {
  const limitSeconds = limitSecondsOf(topic);
  const groups = new Map<string, WatchedGroup>();
  for (const { group, owner } of topic.accesses)
    if (group !== undefined && !groups.has(group)) groups.set(group, { name: group, owner, limitSeconds });
  return [...groups.values()];
}

function limitSecondsOf(topic: TopicContract): number {
  const outage = topic.fields['x-retention'].longestConsumerOutageHours * secondsPerHour;
  const retention = Number(topic.config['retention.ms']) / 1000;
  return cleanupPolicyOf(topic).includes('delete') && retention > 0 ? Math.min(outage, retention) : outage;
}
