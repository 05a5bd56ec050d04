import type { ContractSet } from '../model/contract-set';
import type { TopicContract } from '../model/topic-contract';
import { isSensitive } from './data-class-of';
import { perAccess } from './per-access';
import { perTopic } from './per-topic';
import type { Found, ReviewRule } from './rule';

const topicCalled = ({ topics }: ContractSet, name: string): TopicContract | undefined =>
  topics.find((topic) => topic.name === name);

/** Where records of a topic come from: a consumer of retries gives up on records of the topic that they were of. */
const originOf = ({ name, fields: { 'x-role': role } }: TopicContract) => (role.kind === 'deadLetter' ? role.of : name);

const asideKeys = ['x-dead-letter', 'x-retry'] as const;

const deadLetterContract: ReviewRule = {
  id: 'dead-letter-contract',
  severity: 'error',
  title: 'Topics for retries and dead letters have contracts of their own',
  why: 'What could not be processed waits for somebody. A topic without a contract has no owner, no retention of its own and nobody who may write to it.',
  fix: 'Add a channel with `x-role` of kind `deadLetter` that names the topic, with an owner and the time that it takes to look into what is there.',
  source: 'deadLetters',
  check: perAccess(({ access, topic }, { contracts }) =>
    asideKeys.flatMap((key): readonly Found[] => {
      const name = access.fields[key];
      if (name === undefined) return [];
      const aside = topicCalled(contracts, name);
      if (aside === undefined) return [{ path: [key], message: `No contract is about ${name}.` }];
      const role = aside.fields['x-role'];
      if (role.kind !== 'deadLetter')
        return [
          { path: [key], message: `${name} is ${role.kind} by its own contract, and no place for what is set aside.` },
        ];
      return role.of === originOf(topic)
        ? []
        : [{ path: [key], message: `${name} is for records of ${role.of}, and this one reads ${topic.name}.` }];
    }),
  ),
};

const deadLetterRetention: ReviewRule = {
  id: 'dead-letter-retention',
  severity: 'error',
  title: 'Dead letters are kept by a retention of their own',
  why: 'A dead letter waits for people, who take weekends off, and not for a consumer that comes back.',
  fix: 'Write in `x-retention.reasons` for how many hours records wait to be corrected or replayed, or give `retention.ms`.',
  source: 'deadLetters',
  check: perTopic(({ fields, config }) =>
    fields['x-role'].kind === 'deadLetter' &&
    config['retention.ms'] === undefined &&
    Object.keys(fields['x-retention'].reasons).length === 0
      ? {
          path: ['x-retention', 'reasons'],
          message: 'Neither a reason nor `retention.ms` says for how long dead letters are kept.',
        }
      : undefined,
  ),
};

const deadLetterClass: ReviewRule = {
  id: 'dead-letter-class',
  severity: 'error',
  title: 'Dead letters are of the class of their records',
  why: 'They are the same records. What is sensitive in the one is in the other, and there it is looked at by people.',
  fix: 'Give it the class of the topic that its records come from.',
  source: 'deadLetters',
  check: perTopic((topic, { contracts, deployment }) => {
    const role = topic.fields['x-role'];
    const source = role.kind === 'deadLetter' ? topicCalled(contracts, role.of) : undefined;
    return source !== undefined && isSensitive(source, deployment) && !isSensitive(topic, deployment)
      ? {
          path: ['x-data-class'],
          message: `${topic.fields['x-data-class']}, and records come from ${source.name}, whose class ${source.fields['x-data-class']} is sensitive.`,
        }
      : undefined;
  }),
};

const deadLetterSource: ReviewRule = {
  id: 'dead-letter-source',
  severity: 'error',
  title: 'Dead letters come from a topic that exists',
  why: 'A place for records of a topic that nobody has is left over, or meant for another.',
  fix: 'Write in `x-role.of` the topic that they come from, or remove the channel.',
  source: 'deadLetters',
  check: perTopic(({ fields: { 'x-role': role } }, { contracts }) =>
    role.kind === 'deadLetter' && topicCalled(contracts, role.of) === undefined
      ? { path: ['x-role', 'of'], message: `No contract is about ${role.of}.` }
      : undefined,
  ),
};

const retryEnd: ReviewRule = {
  id: 'retry-end',
  severity: 'error',
  title: 'Retries end somewhere',
  why: 'A record that can never be processed is tried for ever, and with each such record the rest gets less.',
  fix: 'Name in `x-dead-letter` where a record goes that has been tried often enough.',
  source: 'deadLetters',
  check: perAccess(({ access: { fields } }) =>
    fields['x-retry'] !== undefined && fields['x-dead-letter'] === undefined
      ? {
          path: ['x-retry'],
          message: `Records are tried again in ${fields['x-retry']}, and there is no \`x-dead-letter\`.`,
        }
      : undefined,
  ),
};

export const deadLetterRules = [deadLetterContract, deadLetterRetention, deadLetterClass, deadLetterSource, retryEnd];
