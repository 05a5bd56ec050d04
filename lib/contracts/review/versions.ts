import { formatPath } from '../../config/problem';
import type { MessageContract, TopicContract } from '../model/topic-contract';
import { cleanupPolicyOf } from '../model/topic-contract';
import type { SchemaChange } from '../schema/schema-change';
import { schemaChanges } from '../schema/schema-changes';
import { settingPath } from './hours-of-setting';
import { isCompacted } from './is-compacted';
import { partitionsPath } from './partitions-path';
import { perTopic } from './per-topic';
import type { Answer, Found, Hit, ReviewRule, ReviewSubject } from './rule';
import { sameSchema } from './same-schema';

/** A check of each topic against what it was before. */
const againstPrevious = (check: (topic: TopicContract, before: TopicContract) => Answer): ReviewRule['check'] =>
  perTopic((topic, { previous }) => {
    const before = previous?.topics.find(({ name }) => name === topic.name);
    return before && check(topic, before);
  });

/** What a message was before. */
const before = ({ messages }: TopicContract, { name }: MessageContract) => messages.find((each) => each.name === name);

/** Changes of schemas that break a reader for certain, or perhaps. */
const schemaFindings = (kind: SchemaChange['kind']) =>
  perTopic((topic, subject) =>
    topic.messages.flatMap((message) =>
      (['payload', 'headers'] as const).flatMap((part): readonly Found[] => {
        const is = message[part];
        const versions = versionsOf({ topic, message, part }, subject);
        if (is === undefined) return [];
        return schemaChanges(versions, is, topic.fields['x-compatibility'])
          .filter((change) => change.kind === kind)
          .map(({ path, why, fix, version }) => ({
            path: ['messages', message.name, part],
            message: `${part}${path.length === 0 ? '' : ` ${formatPath(path)}`} of ${message.name}${ageOf(versions.length - version)}: ${why}`,
            fix,
          }));
      }),
    ),
  );

interface Part {
  readonly topic: TopicContract;
  readonly message: MessageContract;
  readonly part: 'payload' | 'headers';
}

/** The schema that a part of a message had in each version, the oldest first; undefined where a version has none of it. */
const versionsOf = ({ topic, message, part }: Part, { older = [], previous }: ReviewSubject) =>
  [...older, ...(previous === undefined ? [] : [previous])].map(({ topics }) => {
    const earlier = topics.find(({ name }) => name === topic.name);
    return earlier && before(earlier, message)?.[part];
  });

/** How old the version is that it is compared with; nothing for the last one. */
const ageOf = (versionsAgo: number) => (versionsAgo === 1 ? '' : `, against ${versionsAgo} versions ago`);

const schemaCompatible: ReviewRule = {
  id: 'schema-compatible',
  severity: 'error',
  title: 'Schemas change as the contract’s compatibility allows',
  why: 'Producers and consumers are not deployed in the same moment, and retention keeps records of the old form: whoever reads what it does not know stops, or takes it for something else.',
  fix: 'Add fields with defaults, and take away only what was optional; what can’t be had so goes to a new topic.',
  source: 'schemas',
  check: schemaFindings('break'),
};

const schemaUndecided: ReviewRule = {
  id: 'schema-undecided',
  severity: 'warning',
  title: 'Whether a change of a schema breaks a reader can be told',
  why: 'Of some constraints no comparison says which of two is the wider one.',
  fix: 'Write the constraint as before, or have somebody look at both and waive it.',
  source: 'schemas',
  check: schemaFindings('undecided'),
};

const messageRemoved: ReviewRule = {
  id: 'message-removed',
  severity: 'error',
  title: 'No kind of record and no schema goes from a public contract',
  why: 'Others read what the contract promised, and old records of that kind stay for as long as retention keeps them.',
  fix: 'Keep the message and its schema until nothing of it is retained, and tell readers by its description.',
  source: 'schemas',
  check: againstPrevious((topic, earlier) => {
    if (earlier.fields['x-visibility'] !== 'public') return undefined;
    return earlier.messages.flatMap((old): readonly Found[] => {
      const now = topic.messages.find(({ name }) => name === old.name);
      if (now === undefined) return [{ path: ['messages'], message: `${old.name} is gone.` }];
      return old.payload !== undefined && now.payload === undefined
        ? [{ path: ['messages', old.name], message: `The schema of ${old.name} is gone.` }]
        : [];
    });
  }),
};

const keySchemaChanged: ReviewRule = {
  id: 'key-schema-changed',
  severity: 'error',
  title: 'The form of a key stays as it is',
  why: 'A key that is written otherwise is another key: it goes to another partition, and a compacted topic keeps both of them for ever.',
  fix: 'Write the new form to a new topic, and move readers when they have read the old one.',
  source: 'repartition',
  check: againstPrevious((topic, earlier) =>
    topic.messages.flatMap((message): readonly Found[] => {
      const old = before(earlier, message);
      return old?.key !== undefined && message.key !== undefined && !sameSchema(old.key, message.key)
        ? [{ path: ['messages', message.name], message: `The key of ${message.name} has another schema than before.` }]
        : [];
    }),
  ),
};

const keyFieldsChanged: ReviewRule = {
  id: 'key-fields-changed',
  severity: 'error',
  title: 'A key is made of the same fields as before',
  why: 'New records of a thing go to another partition than its old ones, so both are read at the same time and in any order.',
  fix: 'Write to a new topic with the new key, and move readers when they have read the old one.',
  source: 'repartition',
  check: againstPrevious(({ fields: { 'x-key': key } }, { fields: { 'x-key': old } }) => {
    const [is, was] = [key?.fields.join(', '), old?.fields.join(', ')];
    return was !== undefined && is !== was
      ? { path: ['x-key', 'fields'], message: `The key is made of ${is ?? 'nothing'}; it was made of ${was}.` }
      : undefined;
  }),
};

const partitionsFewer: ReviewRule = {
  id: 'partitions-fewer',
  severity: 'error',
  title: 'No topic has fewer partitions than before',
  why: 'Kafka takes no partition away: its records would be lost.',
  fix: 'Keep the number, or write to a new topic and move readers when they have read the old one.',
  source: 'repartition',
  neverWaived: 'Kafka refuses it.',
  check: againstPrevious(({ partitions }, old) =>
    partitions < old.partitions
      ? { path: partitionsPath, message: `${partitions}, and the topic had ${old.partitions}.` }
      : undefined,
  ),
};

const partitionsMore: ReviewRule = {
  id: 'partitions-more',
  severity: 'error',
  title: 'Partitions of an ordered topic are added by a plan',
  why: 'With more partitions a key goes to another one: its new records are read while old ones still wait where they were.',
  fix: 'Follow the migration plan that `automq-kit contracts plan` prints, and accept the new number in `x-repartition`; or write to a new topic.',
  source: 'repartition',
  check: againstPrevious((topic, old) => {
    const { partitions, fields } = topic;
    const isAccepted = fields['x-repartition']?.partitions === partitions;
    return partitions > old.partitions && fields['x-ordering'] === 'key' && !isCompacted(topic) && !isAccepted
      ? {
          path: partitionsPath,
          message: `${partitions}, and the topic had ${old.partitions}; records stay in order by ${fields['x-key']?.fields.join(', ') ?? 'key'}.`,
        }
      : undefined;
  }),
};

const partitionsOfState: ReviewRule = {
  id: 'partitions-of-state',
  severity: 'error',
  title: 'A compacted topic keeps its number of partitions',
  why: 'With more partitions most keys move to another one, and their old value stays in the old one for ever: readers find two values of one key.',
  fix: 'Keep the number, or follow the migration plan that `automq-kit contracts plan` prints to a new topic.',
  source: 'repartition',
  neverWaived: '`contracts plan` adds no partition to a compacted topic, whatever `x-repartition` says.',
  check: againstPrevious((topic, old) =>
    topic.partitions > old.partitions && isCompacted(topic)
      ? {
          path: partitionsPath,
          message: `${topic.partitions}, and the topic, which is compacted, had ${old.partitions}.`,
        }
      : undefined,
  ),
};

const policyChanged: ReviewRule = {
  id: 'cleanup-policy-changed',
  severity: 'error',
  title: 'A topic goes on removing records as it did',
  why: 'Compaction of what was history takes the history away; removal by age of what was state takes away whatever has not changed for long. Neither comes back.',
  fix: 'Make a new topic for the other use.',
  source: 'compaction',
  check: againstPrevious((topic, old) => {
    const [is, was] = [topic, old].map((each) => [...cleanupPolicyOf(each)].sort().join(','));
    return is === was
      ? undefined
      : { path: settingPath('cleanup.policy'), message: `\`${String(is)}\`, and it was \`${String(was)}\`.` };
  }),
};

/** Public contracts of before that are gone, and that nobody says are deleted. */
function removedContracts({ contracts, previous }: ReviewSubject): readonly Hit[] {
  const known = new Set([...contracts.topics.map(({ name }) => name), ...contracts.removals.map(({ topic }) => topic)]);
  return (previous?.topics ?? [])
    .filter(({ name, fields }) => fields['x-visibility'] === 'public' && !known.has(name))
    .map(({ name, place }) => ({ topic: name, place, message: `The public contract of ${name} is gone.` }));
}

const publicRemoved: ReviewRule = {
  id: 'public-removed',
  severity: 'error',
  title: 'No public contract goes without a word',
  why: 'Others build on it. A topic that only leaves the documents stays in the cluster, where nobody owns it any more.',
  fix: 'Keep the contract, or add the topic to `x-removals` with a day, an owner and a reason.',
  source: 'schemas',
  check: removedContracts,
};

const publicNarrowed: ReviewRule = {
  id: 'public-narrowed',
  severity: 'error',
  title: 'A public contract stays public',
  why: 'An internal step may change at any time, and others build on this one.',
  fix: 'Keep it public until its readers have moved.',
  source: 'schemas',
  check: againstPrevious(({ fields }, old) =>
    fields['x-visibility'] === 'internal' && old.fields['x-visibility'] === 'public'
      ? { path: ['x-visibility'], message: '`internal`, and it was `public`.' }
      : undefined,
  ),
};

export const versionRules = [
  schemaCompatible,
  schemaUndecided,
  messageRemoved,
  keySchemaChanged,
  keyFieldsChanged,
  partitionsFewer,
  partitionsMore,
  partitionsOfState,
  policyChanged,
  publicRemoved,
  publicNarrowed,
];
