import { hoursOfSetting, hoursText, settingPath } from './hours-of-setting';
import { cleanupPolicyOf } from '../model/topic-contract';
import { perAccess } from './per-access';
import { isCompacted } from './is-compacted';
import { perTopic } from './per-topic';
import { allowsNull, isTombstone } from './record-fields';
import type { Found, ReviewRule } from './rule';

const policyPath = settingPath('cleanup.policy');

const compactionKey: ReviewRule = {
  id: 'compaction-key',
  severity: 'error',
  title: 'Records of a compacted topic have a key',
  why: 'Compaction keeps the latest value of each key; brokers refuse records without one.',
  fix: 'Write `x-key`, or remove records by age (`cleanup.policy: [delete]`).',
  source: 'compaction',
  neverWaived: 'Brokers refuse such records.',
  check: perTopic((topic) =>
    isCompacted(topic) && topic.fields['x-key'] === undefined
      ? { path: policyPath, message: 'The topic is compacted, and its records have no `x-key`.' }
      : undefined,
  ),
};

const compactionState: ReviewRule = {
  id: 'compaction-state',
  severity: 'error',
  title: 'State is compacted, and events are not',
  why: 'Compaction takes away what happened and keeps what is. Removal by age takes away the state of whatever has not changed for long.',
  fix: 'Write `cleanup.policy: [compact]` for state, `[delete]` for events; where both are wanted, make two topics.',
  source: 'compaction',
  check: perTopic((topic) => {
    const holds = topic.fields['x-holds'];
    const policy = cleanupPolicyOf(topic);
    const isWrong = holds === 'events' ? policy.includes('compact') : !policy.includes('compact');
    return isWrong && policy.length === 1
      ? { path: policyPath, message: `\`${policy.join(',')}\`, and the topic holds ${holds}.` }
      : undefined;
  }),
};

const historyAndState: ReviewRule = {
  id: 'history-and-state',
  severity: 'error',
  title: 'One topic is not asked to be history and state',
  why: 'History is what compaction removes, and state is what removal by age forgets: a topic that is asked to be both is neither for certain.',
  fix: 'Keep events in a topic of their own that removes by age, and derive the state from it into a compacted one.',
  source: 'compaction',
  check: perTopic((topic) => {
    const policy = cleanupPolicyOf(topic);
    if (policy.length > 1)
      return {
        path: policyPath,
        message: `\`${policy.join(',')}\`: the latest values go too when they are old enough.`,
      };
    const { audit, correction } = topic.fields['x-retention'].reasons;
    const reasons = [...(audit === undefined ? [] : ['audit']), ...(correction === undefined ? [] : ['correction'])];
    return policy.includes('compact')
      ? reasons.map((reason): Found => ({
          path: ['x-retention', 'reasons', reason],
          message: `History is wanted for ${reason}, and compaction removes it.`,
        }))
      : undefined;
  }),
};

const tombstones: ReviewRule = {
  id: 'tombstones',
  severity: 'error',
  title: 'It is agreed what a deleted key means',
  why: 'A key goes from a compacted topic by a record without value. Who does not expect it fails on it, or keeps for ever what is gone.',
  fix: 'Say in `x-tombstones` what such a record means and who writes it.',
  source: 'tombstones',
  check: perTopic((topic) =>
    isCompacted(topic) && topic.fields['x-tombstones'] === undefined
      ? { message: 'The topic is compacted, and the contract says nothing of records without value.' }
      : undefined,
  ),
};

const tombstonePayload: ReviewRule = {
  id: 'tombstone-payload',
  severity: 'error',
  title: 'The schema allows a record without value',
  why: 'A reader that checks records against the schema stops at the first tombstone.',
  fix: "Let a payload be null (`type: [object, 'null']`), or add a message whose payload is `type: 'null'`.",
  source: 'tombstones',
  check: perTopic((topic) => {
    const { messages, fields } = topic;
    const isSaid = messages.some((message) => isTombstone(message) || allowsNull(message));
    const withSchema = messages.filter(({ payload }) => payload !== undefined);
    return isCompacted(topic) && fields['x-tombstones'] !== undefined && withSchema.length > 0 && !isSaid
      ? { path: ['messages'], message: `No payload of ${withSchema.map(({ name }) => name).join(', ')} may be null.` }
      : undefined;
  }),
};

const tombstoneRetention: ReviewRule = {
  id: 'tombstone-retention',
  severity: 'error',
  title: 'Tombstones stay for longer than a consumer may be away',
  why: 'A tombstone goes some time after it was compacted. Who comes back later never hears that the key is gone.',
  fix: 'Raise `delete.retention.ms`, or leave it out: then it follows from the longest outage.',
  source: 'tombstones',
  check: perTopic((topic) => {
    const hours = hoursOfSetting(topic, 'delete.retention.ms');
    const outage = topic.fields['x-retention'].longestConsumerOutageHours;
    return isCompacted(topic) && hours < outage
      ? {
          path: settingPath('delete.retention.ms'),
          message: `Tombstones stay for ${hoursText(hours)}; a consumer may be away for ${hoursText(outage)}.`,
        }
      : undefined;
  }),
};

const compactionLag: ReviewRule = {
  id: 'compaction-lag',
  severity: 'error',
  title: 'Who acts on each change of a compacted topic sees each change',
  why: 'Compaction may take a value away before a consumer that is behind has read it. One that keeps the newest value does not mind; one that acts on each change misses some.',
  fix: 'Let the consumer act on the topic of events; or write `min.compaction.lag.ms` of no less than the longest outage.',
  source: 'compaction',
  check: perAccess(({ access, topic }) => {
    const [effect] = access.fields['x-side-effects'];
    const hours = hoursOfSetting(topic, 'min.compaction.lag.ms');
    const outage = topic.fields['x-retention'].longestConsumerOutageHours;
    return isCompacted(topic) && effect !== undefined && hours < outage
      ? {
          path: ['x-side-effects'],
          message: `"${effect}" follows from changes that stay for ${hoursText(hours)} for certain; a consumer may be away for ${hoursText(outage)}.`,
        }
      : undefined;
  }),
};

const compactionLagOrder: ReviewRule = {
  id: 'compaction-lags-agree',
  severity: 'error',
  title: 'The least lag of compaction is below the most',
  why: 'What must not be compacted yet and must have been compacted already is a contradiction, which brokers refuse.',
  fix: 'Write a `max.compaction.lag.ms` above `min.compaction.lag.ms`.',
  source: 'compaction',
  neverWaived: 'Brokers refuse such a topic.',
  check: perTopic((topic) => {
    const least = hoursOfSetting(topic, 'min.compaction.lag.ms');
    const most = hoursOfSetting(topic, 'max.compaction.lag.ms');
    return least > most
      ? {
          path: settingPath('min.compaction.lag.ms'),
          message: `${hoursText(least)} at least, ${hoursText(most)} at most.`,
        }
      : undefined;
  }),
};

const lookups: ReviewRule = {
  id: 'lookups',
  severity: 'error',
  title: 'No topic is looked up by anything but its key',
  why: 'A topic is read from one offset to the next. A compacted one gives the latest value of each key to who reads all of it; any other question takes a database.',
  fix: 'Build a view of the topic in a database and look up there, or leave `x-lookups` away.',
  source: 'lookups',
  check: perTopic((topic) => {
    const { 'x-lookups': wanted, 'x-key': key } = topic.fields;
    return wanted.flatMap((field, index): readonly Found[] => {
      const path = ['x-lookups', index];
      if (!isCompacted(topic)) return [{ path, message: `"${field}" is looked up in a topic of events.` }];
      return key?.fields.includes(field) === true ? [] : [{ path, message: `"${field}" is no part of the key.` }];
    });
  }),
};

export const compactionRules = [
  compactionKey,
  compactionState,
  historyAndState,
  tombstones,
  tombstonePayload,
  tombstoneRetention,
  compactionLag,
  compactionLagOrder,
  lookups,
];
