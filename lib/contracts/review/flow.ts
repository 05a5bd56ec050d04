import type { ContractSet } from '../model/contract-set';
import type { TopicContract } from '../model/topic-contract';
import { listed } from '../../model/wording';
import { perTopic } from './per-topic';
import type { Found, ReviewRule } from './rule';
import { sameWords } from './same-words';

const senders = ({ accesses }: TopicContract) => accesses.filter(({ action }) => action === 'send');

const factOf = ({ fields: { 'x-role': role } }: TopicContract) =>
  role.kind === 'sourceOfTruth' ? sameWords(role.fact) : undefined;

const factTwice: ReviewRule = {
  id: 'fact-twice',
  severity: 'error',
  title: 'A fact has one source of truth',
  why: 'Two sources of one fact disagree some day, and in an incident nobody knows which of them is right.',
  fix: 'Keep one source and derive the other from it; or say more exactly which facts they are.',
  source: 'sources',
  check: perTopic((topic, { contracts }) => {
    const fact = factOf(topic);
    const first = contracts.topics.find((other) => fact !== undefined && factOf(other) === fact);
    return first !== undefined && first.name !== topic.name
      ? { path: ['x-role', 'fact'], message: `${first.name} is the source of the same fact.` }
      : undefined;
  }),
};

const twoWriters: ReviewRule = {
  id: 'two-writers',
  severity: 'error',
  title: 'A source of truth is written by one owner',
  why: 'Two teams that write one fact each have a reason of their own, and neither can say that the fact is right.',
  fix: 'Let one of them write, and the other ask it to; or give each a topic of its own and derive the fact from both.',
  source: 'sources',
  check: perTopic((topic) => {
    if (topic.fields['x-role'].kind !== 'sourceOfTruth') return undefined;
    const owners = [...new Set(senders(topic).map(({ owner }) => owner))];
    const principals = new Set(senders(topic).map(({ principal }) => principal));
    return owners.length > 1 && principals.size > 1
      ? { path: ['x-role'], message: `${listed([...principals])} of ${listed(owners)} write it.` }
      : undefined;
  }),
};

const writerMissing: ReviewRule = {
  id: 'writer-missing',
  severity: 'error',
  title: 'Somebody writes each topic',
  why: 'A topic without a writer is left over, or its writer has no right to write. Dead letters are written by those who name them.',
  fix: 'Add the `send` operation of who writes it, or remove the channel.',
  source: 'sources',
  check: perTopic((topic) =>
    topic.fields['x-role'].kind !== 'deadLetter' && senders(topic).length === 0
      ? { message: 'No operation sends to the topic.' }
      : undefined,
  ),
};

const derivedSource: ReviewRule = {
  id: 'derived-source',
  severity: 'error',
  title: 'A derived topic is made from topics that exist',
  why: 'What can’t be made again from its sources is no derived topic, and the only copy of something.',
  fix: 'Write the names of the topics that it is made from, as their contracts have them.',
  source: 'sources',
  check: perTopic(({ fields: { 'x-role': role } }, { contracts }) => {
    if (role.kind !== 'derived') return undefined;
    const known = new Set(contracts.topics.map(({ name }) => name));
    return role.from.flatMap((name, index): readonly Found[] =>
      known.has(name) ? [] : [{ path: ['x-role', 'from', index], message: `No contract is about ${name}.` }],
    );
  }),
};

/** The topics that a topic is derived from. */
const sourcesOf = ({ topics }: ContractSet, name: string): readonly string[] => {
  const role = topics.find((topic) => topic.name === name)?.fields['x-role'];
  return role?.kind === 'derived' ? role.from : [];
};

/** The shortest way along which a topic is derived from itself, without the topic; undefined where there is none. */
function circleOf(contracts: ContractSet, start: string): readonly string[] | undefined {
  const seen = new Set<string>();
  let ways: readonly (readonly string[])[] = sourcesOf(contracts, start).map((name) => [name]);
  while (ways.length > 0) {
    const closed = ways.find((way) => way.at(-1) === start);
    if (closed) return closed.slice(0, -1);
    const open = ways.filter((way) => !seen.has(String(way.at(-1))));
    for (const way of open) seen.add(String(way.at(-1)));
    ways = open.flatMap((way) => sourcesOf(contracts, String(way.at(-1))).map((name) => [...way, name]));
  }
  return undefined;
}

const derivedCircle: ReviewRule = {
  id: 'derived-circle',
  severity: 'error',
  title: 'No topic is derived from itself',
  why: 'In a circle no topic can be made again from the others, and a replay runs round and round.',
  fix: 'Say which of them is the source, and let the others follow from it.',
  source: 'sources',
  check: perTopic(({ name }, { contracts }) => {
    const way = circleOf(contracts, name);
    // A circle is told once, at its first topic by name.
    if (way === undefined || way.some((other) => other < name)) return undefined;
    return {
      path: ['x-role', 'from'],
      message:
        way.length === 0
          ? 'The topic is made from itself.'
          : `The topic is made from ${listed(way)}, and that from it.`,
    };
  }),
};

const derivedReader: ReviewRule = {
  id: 'derived-reader',
  severity: 'error',
  title: 'Whoever writes a derived topic reads what it is made from',
  why: 'Without the right to read its sources nobody can make it, let alone again.',
  fix: 'Add the `receive` operation of the job’s principal on each source, or write the sources that it really has.',
  source: 'sources',
  check: perTopic((topic, { contracts }) => {
    const role = topic.fields['x-role'];
    const principals = senders(topic).map(({ principal }) => principal);
    if (role.kind !== 'derived' || principals.length === 0) return undefined;
    return role.from.flatMap((name, index): readonly Found[] => {
      const source = contracts.topics.find((each) => each.name === name);
      const isRead = source?.accesses.some(
        ({ action, principal }) => action === 'receive' && principals.includes(principal),
      );
      return isRead === false
        ? [{ path: ['x-role', 'from', index], message: `${listed([...new Set(principals)])} does not read ${name}.` }]
        : [];
    });
  }),
};

export const flowRules = [factTwice, twoWriters, writerMissing, derivedSource, derivedCircle, derivedReader];
