import { perMessage } from './per-message';
import { perTopic } from './per-topic';
import type { ReviewRule } from './rule';

const publicDescription: ReviewRule = {
  id: 'public-description',
  severity: 'error',
  title: 'A public contract is described',
  why: 'Others build on it who were never in the same meeting.',
  fix: 'Write the channel’s `description`; or `x-visibility: internal` where nobody else reads it.',
  source: 'schemas',
  check: perTopic(({ fields, description }) =>
    fields['x-visibility'] === 'public' && (description ?? '').trim() === ''
      ? { path: ['description'], message: 'A public contract without a description.' }
      : undefined,
  ),
};

const publicSchema: ReviewRule = {
  id: 'public-schema',
  severity: 'error',
  title: 'Records of a public contract have a schema',
  why: 'Without a schema nothing says what a change breaks, and the first to know are its readers.',
  fix: 'Give each message a `payload`; or write `x-visibility: internal` where nobody else reads it.',
  source: 'schemas',
  check: (subject) => [
    ...perTopic(({ fields, messages }) =>
      fields['x-visibility'] === 'public' && messages.length === 0
        ? { path: ['messages'], message: 'A public contract without messages.' }
        : undefined,
    )(subject),
    ...perMessage(({ name, payload }, { fields }) =>
      fields['x-visibility'] === 'public' && payload === undefined
        ? { path: ['payload'], message: `${name} of a public contract has no schema.` }
        : undefined,
    )(subject),
  ],
};

export const publicRules = [publicDescription, publicSchema];
