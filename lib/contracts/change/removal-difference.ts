import type { LiveTopic } from '../cluster/cluster-state';
import type { DesiredState } from '../desired/desired-state';
import { counted, shortened } from '../../model/wording';
import type { Refusal } from './change-plan';
import type { Compared, Difference } from './difference';
import { changed, noDifference, refused, together } from './difference';
import { isOwnTopic } from './own-names';
import { printable } from '../../config/printable';
import { timeOf } from './time-of';

type Removal = DesiredState['removals'][number];

/** Groups that one sentence names. */
const mostGroups = 3;

/**
 * Topics whose removal entry’s day has come. One that a contract declares is `topicDifferences`’ to refuse; one that
 * somebody still reads or writes is refused here, since its records are gone for good.
 */
export function removalDifferences(compared: Compared): Difference {
  const { desired, state, context } = compared;
  const live = new Map(state.topics.map((topic) => [topic.name, topic]));
  const declared = new Set(desired.topics.map(({ name }) => name));
  const due = desired.removals.filter(({ topic, on }) => on <= context.asOf && !declared.has(topic));
  return together(
    due.map((removal) => {
      const topic = live.get(removal.topic);
      if (!topic) return noDifference;
      const obstacle = obstacleTo(removal, topic, compared);
      return obstacle ? refused({ topic: topic.name, owner: removal.owner, ...obstacle }) : deletion(removal, topic);
    }),
  );
}

const deletion = ({ topic, owner, reason, on }: Removal, { partitions, lastRecordMs }: LiveTopic) =>
  changed({
    kind: 'deleteTopic',
    topic,
    reason,
    owner,
    risk: 'high',
    isDrift: false,
    why: `All records of its ${counted(partitions, 'partition')} are lost for good; ${lastRecordMs === undefined ? 'nobody knows the newest of them' : `the newest is of ${dayOf(lastRecordMs)}`}. Its removal holds from ${on} on.`,
  });

type Obstacle = Pick<Refusal, 'why' | 'fix'>;

function obstacleTo({ on }: Removal, topic: LiveTopic, { desired, state }: Compared): Obstacle | undefined {
  const { name, lastRecordMs, hasUnknownRecords } = topic;
  if (isOwnTopic(name, desired))
    return {
      why: 'It belongs to Kafka, AutoMQ or the deployment itself, which no contract deletes.',
      fix: 'Take the removal away.',
    };
  if (state.unanswered && state.unanswered.brokers.length > 0)
    return {
      why: `Brokers ${state.unanswered.brokers.join(', ')} did not answer, so nobody knows whether it is still read.`,
      fix: 'Run it again when they do.',
    };
  const readers = state.groups.filter(({ members, topics }) => members > 0 && topics.includes(name));
  if (readers.length > 0)
    return {
      why: `It is still read by ${shortened(
        readers.map(({ name: group, members }) => `${printable(group)} (${counted(members, 'member')})`),
        mostGroups,
      )}.`,
      fix: 'Stop these consumers, or take the removal away.',
    };
  if (hasUnknownRecords)
    return {
      why: 'Some of its partitions did not answer, so nobody knows whether it is still written.',
      fix: 'Run it again when every partition has a leader.',
    };
  if (lastRecordMs !== undefined && lastRecordMs >= Date.parse(on))
    return {
      why: `Somebody wrote to it on ${dayOf(lastRecordMs)}, after the day on which nobody was to need it (${on}).`,
      fix: 'Stop who writes to it, and set `on` to a day after the newest record.',
    };
  return undefined;
}

/** `2026-11-27`; as it is where it is no day of these four-digit years. */
const dayOf = (milliseconds: number) => timeOf(milliseconds).replace(/^(\d{4}-\d\d-\d\d)T.*$/, '$1');
