import type { TopicContract } from '../model/topic-contract';
import { perTopic } from './per-topic';
import type { ReviewRule } from './rule';
import { sameWords } from './same-words';
import { sameSchema } from './same-schema';

/** A second sentence, or a second thing in the same one. */
const severalPurposes = /[.!?;]\s+\S|\b(and also|as well as|plus)\b/i;

const purposeOne: ReviewRule = {
  id: 'purpose-one',
  severity: 'warning',
  title: 'A topic has one purpose',
  why: 'What serves two purposes has two retentions, two keys and two groups of readers, and gets the worse of each.',
  fix: 'Say in one sentence what the topic is for; where that takes two, make two topics.',
  source: 'purpose',
  check: perTopic(({ fields: { 'x-purpose': purpose } }) =>
    severalPurposes.test(purpose)
      ? { path: ['x-purpose'], message: `"${purpose}" is more than one purpose.` }
      : undefined,
  ),
};

const purposeTwice: ReviewRule = {
  id: 'purpose-twice',
  severity: 'warning',
  title: 'No two topics have the same purpose',
  why: 'Of two topics for one thing some clients take the one and some the other, and nobody knows which of them is right.',
  fix: 'Keep one of them, or say what each is for that the other is not.',
  source: 'purpose',
  check: perTopic(({ name, fields }, { contracts }) => {
    const purpose = sameWords(fields['x-purpose']);
    const first = contracts.topics.find((other) => sameWords(other.fields['x-purpose']) === purpose);
    return first !== undefined && first.name !== name
      ? { path: ['x-purpose'], message: `"${fields['x-purpose']}" is the purpose of ${first.name} too.` }
      : undefined;
  }),
};

/** The first message whose key is another one than that of the first. */
function otherKey({ messages: [first, ...others] }: TopicContract) {
  return others.find(({ key }) => first !== undefined && !sameSchema(first.key, key));
}

const keyForms: ReviewRule = {
  id: 'key-forms',
  severity: 'error',
  title: 'All records of a topic have keys of one form',
  why: 'Records with different keys lie in different partitions, so nothing keeps the one kind in order with the other: they are two topics.',
  fix: 'Give all messages of the channel the same key schema, or make a topic for each.',
  source: 'purpose',
  check: perTopic((topic) => {
    const other = otherKey(topic);
    return (
      other && { message: `The key of ${other.name} has another schema than that of ${topic.messages[0]?.name ?? ''}.` }
    );
  }),
};

export const purposeRules = [purposeOne, purposeTwice, keyForms];
