import type { Deployment } from '../../lib/model/deployment';
import { revisionOf } from '../revision';
import type { Dashboard } from './dashboard';
import { applied, ownedDeadLetters, ownedGroups, ownedTopics } from './owner-rows';

/** What one team answers for, by its contracts. */
interface Owned {
  readonly owner: string;
  readonly topics: readonly string[];
  readonly deadLetters: readonly string[];
  /** Consumer groups that it runs. */
  readonly groups: readonly string[];
}

/** A dashboard for each owner of topics or consumer groups; none without contracts. */
export const ownerDashboards = ({ readContracts }: Pick<Deployment, 'readContracts'>): readonly Dashboard[] => {
  const topics = readContracts === undefined ? [] : readContracts.topics;
  const groups = topics.flatMap((topic) => topic.groups);
  const owners = [...new Set([...topics, ...groups].map(({ owner }) => owner))].sort();
  return owners.map((owner) => {
    const own = topics.filter((topic) => topic.owner === owner);
    return ownerDashboard({
      owner,
      topics: own.map(({ name }) => name),
      deadLetters: own.filter(({ isDeadLetter }) => isDeadLetter).map(({ name }) => name),
      groups: [...new Set(groups.filter((group) => group.owner === owner).map(({ name }) => name))].sort(),
    });
  });
};

/** Rows and variables of what the owner has nothing of are left out. */
function ownerDashboard({ owner, topics, deadLetters, groups }: Owned): Dashboard {
  const parts = [
    { variable: 'topic', names: topics, row: ownedTopics },
    { variable: 'deadLetter', names: deadLetters, row: ownedDeadLetters },
    { variable: 'group', names: groups, row: ownedGroups },
  ] as const;
  const shown = parts.filter(({ names }) => names.length > 0);
  return {
    id: `owner-${slugOf(owner)}`,
    title: `Contracts of ${owner}`,
    purpose: `What is written to topics of ${owner}, who reads them, and how far its own consumer groups are behind.`,
    variables: shown.map(({ variable }) => variable),
    choices: Object.fromEntries(shown.map(({ variable, names }) => [variable, names])),
    runbook: ['A consumer group falls behind', 'A topic exceeds its contract', 'Dead letters grow'],
    rows: [...shown.map(({ row }) => row), applied],
  };
}

/** Part of the name of a ConfigMap. A name of other characters than those gets a digest, so that no two are the same. */
function slugOf(owner: string): string {
  const slug = owner
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return slug === owner ? slug : [slug, revisionOf(owner).slice(0, 8)].filter((part) => part !== '').join('-');
}

/** What such a dashboard is, for who reads of it. */
export const exampleOwnerDashboard: Dashboard = {
  ...ownerDashboard({ owner: 'an owner', topics: ['topic'], deadLetters: ['topic.dead-letter'], groups: ['group'] }),
  title: 'Contracts of an owner',
  purpose:
    'One for each owner of topics or consumer groups in the event contracts: what is written to its topics, who reads them, and how far its own groups are behind?',
};
