import type { Deployment } from '../deployment';
import type { WatchedTopic } from '../read-contracts';
import { anyOf, ours } from './selectors';
import { together } from './together';

type Contracted = Pick<Deployment, 'namespace' | 'readContracts'>;

/** Names in one matcher: thousands of topics then are dozens of rules, none of them too long. */
const mostNames = 100;

/** Topics of one owner that a rule asks about. */
export interface ContractScope {
  readonly owner: string;
  /** Matchers for their series. */
  readonly series: string;
}

export const contractTopics = ({ readContracts }: Pick<Deployment, 'readContracts'>): readonly WatchedTopic[] =>
  readContracts === undefined ? [] : readContracts.topics;

const scopesOf = (topics: readonly WatchedTopic[]): readonly ContractScope[] =>
  together(topics, ({ owner }) => owner, mostNames).map((each) => ({
    owner: each[0].owner,
    series: `topic=~${anyOf(each.map(({ name }) => name))}`,
  }));

/** Topics by owner. */
export const ownedTopicScopes = (deployment: Contracted) => scopesOf(contractTopics(deployment));

/** Dead-letter topics by owner. */
export const deadLetterScopes = (deployment: Pick<Deployment, 'readContracts'>) =>
  scopesOf(contractTopics(deployment).filter(({ isDeadLetter }) => isDeadLetter));

/** Declared groups by who runs them. */
export function declaredGroupScopes(deployment: Contracted): readonly ContractScope[] {
  const owners = new Map(
    contractTopics(deployment).flatMap(({ groups }) => groups.map(({ name, owner }) => [name, owner] as const)),
  );
  return together([...owners], ([, owner]) => owner, mostNames).map((each) => ({
    owner: each[0][1],
    series: `consumer_group=~${anyOf(each.map(([name]) => name))}`,
  }));
}

/** Offsets on sensitive topics of groups that their contracts do not declare, by the topics’ owner. */
export const undeclaredReaderScopes = (deployment: Contracted): readonly ContractScope[] =>
  together(
    contractTopics(deployment).filter(({ sensitive }) => sensitive),
    ({ owner, groups }) => JSON.stringify([owner, groups.map(({ name }) => name).sort()]),
    mostNames,
  ).map((topics) => {
    const [{ owner, groups }] = topics;
    const others = groups.length === 0 ? '' : `,consumer_group!~${anyOf(groups.map(({ name }) => name))}`;
    return { owner, series: `${ours(deployment)},topic=~${anyOf(topics.map(({ name }) => name))}${others}` };
  });
