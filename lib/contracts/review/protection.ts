import type { TopicContract } from '../model/topic-contract';
import { isSensitive } from './data-class-of';
import { perTopic } from './per-topic';
import { personalData } from './personal-data';
import { recordFields } from './record-fields';
import type { Found, ReviewRule } from './rule';

/** Names of all fields of all records of a topic, each once. */
const fieldNames = ({ messages }: TopicContract): readonly string[] => [
  ...new Set(messages.flatMap((message) => recordFields(message)?.map(({ name }) => name) ?? [])),
];

const protection: ReviewRule = {
  id: 'protection',
  severity: 'error',
  title: 'Sensitive data is protected before it is written',
  why: 'A record can’t be changed after it was written, and every reader gets all of it: what is sensitive in it must be unreadable to those who only need the rest.',
  fix: 'Say in `x-protection` which fields are encrypted, tokenized, masked or aggregated, and by what; or give the topic another class and leave them out.',
  source: 'governance',
  check: perTopic((topic, { deployment }) =>
    isSensitive(topic, deployment) && topic.fields['x-protection'] === undefined
      ? {
          path: ['x-data-class'],
          message: `Data of class ${topic.fields['x-data-class']} is sensitive, and there is no \`x-protection\`.`,
        }
      : undefined,
  ),
};

const protectionFields: ReviewRule = {
  id: 'protection-fields',
  severity: 'error',
  title: 'What is protected exists',
  why: 'A protection of a field that no record has protects nothing, and the field that was meant stays readable.',
  fix: 'Write the name as the schema has it; fields within fields as `customer.email`.',
  source: 'governance',
  check: perTopic((topic) => {
    const known = fieldNames(topic);
    return known.length === 0
      ? undefined
      : topic.fields['x-protection']?.fields.flatMap((field, index): readonly Found[] =>
          known.includes(field)
            ? []
            : [{ path: ['x-protection', 'fields', index], message: `No record has a field "${field}".` }],
        );
  }),
};

const personalFields: ReviewRule = {
  id: 'personal-fields',
  severity: 'warning',
  title: 'Personal data is in a sensitive class and protected',
  why: 'Personal data that nobody has declared has no approver, no maximum of retention and no protection.',
  fix: 'Give the topic a sensitive class and list the field in `x-protection`, or leave the field out; where it is nobody’s, a waiver says so.',
  source: 'governance',
  check: perTopic((topic, { deployment }) => {
    const guarded = topic.fields['x-protection']?.fields ?? [];
    const sensitive = isSensitive(topic, deployment);
    // A sensitive topic without any protection is another rule’s business.
    if (sensitive && guarded.length === 0) return undefined;
    return fieldNames(topic).flatMap((name): readonly Found[] => {
      const what = personalData(name);
      if (what === undefined) return [];
      if (!sensitive)
        return [
          {
            path: ['x-data-class'],
            message: `"${name}" looks like ${what}, and data of class ${topic.fields['x-data-class']} is not sensitive.`,
          },
        ];
      const isGuarded = guarded.some((field) => name === field || name.startsWith(`${field}.`));
      return isGuarded
        ? []
        : [{ path: ['x-protection', 'fields'], message: `"${name}" looks like ${what}, and is not among them.` }];
    });
  }),
};

export const protectionRules = [protection, protectionFields, personalFields];
