import { nearest } from '../../config/nearest';
import type { Path, Problem } from '../../config/problem';
import { shown } from '../../config/shown';
import { canaryTopic, contractsAuditTopic, drillPrefix } from '../../model/names';
import { listed } from '../../model/wording';
import type { DraftProblem, Drafts } from './draft-problems';
import { shownPlace } from './draft-problems';
import type { TopicDraft } from './topic-draft';
import { foldedName, nameProblems } from './topic-name';

/** What topics are held against: each other, and the deployment. */
export const topicProblems = (drafts: Drafts): readonly DraftProblem[] => {
  const named = drafts.topics.flatMap((draft) =>
    // A name that Kafka refuses has been told.
    draft.name === undefined || nameProblems(draft.name).length > 0 ? [] : [{ ...draft, name: draft.name }],
  );
  return [
    ...collisions(drafts, named),
    ...removalProblems(drafts, named),
    ...named.flatMap((topic) => patternProblems(topic, drafts)),
    ...named.flatMap((topic) => groupProblems(topic, drafts)),
    ...named.flatMap((topic) => classProblems(topic, drafts)),
    ...drafts.topics.flatMap((topic) => environmentProblems(topic, drafts)),
  ];
};

type Named = TopicDraft & { readonly name: string };

const problemAt = (draft: TopicDraft, path: Path, problem: Omit<Problem, 'path'>): DraftProblem => ({
  document: draft.document,
  problem: { ...problem, path },
});

/** Two contracts for one topic, and names that are one to Kafka. */
function collisions(drafts: Drafts, topics: readonly Named[]): readonly DraftProblem[] {
  const first = new Map<string, Named>();
  return topics.flatMap((topic) => {
    const folded = foldedName(topic.name);
    const other = first.get(folded);
    if (other === undefined) {
      first.set(folded, topic);
      return [];
    }
    const place = shownPlace(drafts, other.document, other.namePath);
    return [
      other.name === topic.name
        ? problemAt(topic, topic.namePath, {
            message: `${shown(topic.name)} has a contract already: ${place}.`,
            fix: 'Keep one of the two; others refer to it.',
            rule: 'topic-twice',
          })
        : problemAt(topic, topic.namePath, {
            message: `${shown(topic.name)} and ${shown(other.name)} (${place}) are one name to Kafka, which takes "." and "_" for the same.`,
            fix: 'Choose a name that differs in more.',
            rule: 'topic-collision',
          }),
    ];
  });
}

/** Topics that the kit makes itself. */
const isOwn = (name: string) => name === canaryTopic || name === contractsAuditTopic || name.startsWith(drillPrefix);

function patternProblems(topic: Named, { deployment }: Drafts): readonly DraftProblem[] {
  if (isOwn(topic.name)) {
    const message = `${shown(topic.name)} is a topic of the deployment’s own.`;
    return [problemAt(topic, topic.namePath, { message, fix: 'Choose another name.', rule: 'topic-reserved' })];
  }
  const { topicNames } = deployment.contracts;
  if (new RegExp(`^(?:${topicNames})$`).test(topic.name)) return [];
  return [
    problemAt(topic, topic.namePath, {
      message: `${shown(topic.name)} is not named as \`contracts.topicNames\` wants it: ${topicNames}.`,
      fix: 'Choose a name of that form.',
      rule: 'topic-pattern',
    }),
  ];
}

function groupProblems(topic: Named, { deployment: { workloads } }: Drafts): readonly DraftProblem[] {
  const wanted = topic.fields?.['x-workload'];
  if (wanted === undefined || isOwn(topic.name)) return [];
  const path = [...topic.path, 'x-workload'];
  const group = workloads.find(({ name }) => name === wanted);
  if (group === undefined) {
    const names = workloads.map(({ name }) => name);
    return [
      problemAt(topic, path, {
        message: `the deployment has no workload group ${shown(wanted)}.`,
        fix: fixWith(nearest(wanted, names), names, 'Describe it in `workloads` of the deployment file'),
        rule: 'unknown-workload',
      }),
    ];
  }
  const isInGroup = group.topics.some(({ name, pattern }) =>
    pattern === 'prefixed' ? topic.name.startsWith(name) : topic.name === name,
  );
  if (isInGroup) return [];
  const own = group.topics.map(({ name, pattern }) => (pattern === 'prefixed' ? `"${name}…"` : `"${name}"`));
  return [
    problemAt(topic, path, {
      message: `${shown(topic.name)} is none of the topics of the group ${shown(wanted)}${own.length === 0 ? ', which names none' : `: ${listed(own)}`}.`,
      fix: 'Name the group that it belongs to, or add the topic to `topics` of the group in the deployment file.',
      rule: 'topic-outside-workload',
    }),
  ];
}

function classProblems(topic: Named, { deployment: { contracts } }: Drafts): readonly DraftProblem[] {
  const wanted = topic.fields?.['x-data-class'];
  if (wanted === undefined) return [];
  const found = contracts.dataClasses.find(({ name }) => name === wanted);
  if (found === undefined) {
    const names = contracts.dataClasses.map(({ name }) => name);
    return [
      problemAt(topic, [...topic.path, 'x-data-class'], {
        message: `${shown(wanted)} is none of \`contracts.dataClasses\`.`,
        fix: fixWith(nearest(wanted, names), names, 'Describe it there'),
        rule: 'unknown-data-class',
      }),
    ];
  }
  const begins = (prefix: string) => topic.name.startsWith(prefix);
  const prefixes = found.topicPrefixes;
  if (prefixes.length > 0 && !prefixes.some(begins)) {
    return [
      problemAt(topic, topic.namePath, {
        message: `${shown(topic.name)} is of class "${wanted}", whose topics begin with ${prefixes.map((prefix) => `"${prefix}"`).join(' or ')}.`,
        fix: 'Choose such a name, or add how it begins to `topicPrefixes` of the class in the deployment file.',
        rule: 'topic-prefix',
      }),
    ];
  }
  const other = contracts.dataClasses.find(({ name, topicPrefixes }) => name !== wanted && topicPrefixes.some(begins));
  return other === undefined
    ? []
    : [
        problemAt(topic, topic.namePath, {
          message: `${shown(topic.name)} begins like the topics of class "${other.name}" and is of class "${wanted}".`,
          fix: 'Choose another name, or the class that it shows.',
          rule: 'topic-prefix',
        }),
      ];
}

/** An override for an environment that does not exist would hold nowhere. */
function environmentProblems(topic: TopicDraft, { deployment: { contracts } }: Drafts): readonly DraftProblem[] {
  const { environments } = contracts;
  if (environments === undefined) return [];
  return Object.keys(topic.fields?.['x-environments'] ?? {})
    .filter((name) => !environments.includes(name))
    .map((name) =>
      problemAt(topic, [...topic.path, 'x-environments', name], {
        message: `${shown(name)} is none of \`contracts.environments\`, so it would hold nowhere.`,
        fix: fixWith(nearest(name, environments), environments, 'Add it there'),
        rule: 'unknown-environment',
      }),
    );
}

function fixWith(near: string | undefined, names: readonly string[], otherwise: string): string {
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return names.length === 0 ? `${otherwise}.` : `${otherwise}, or write one of ${names.join(', ')}.`;
}

function removalProblems(drafts: Drafts, topics: readonly Named[]): readonly DraftProblem[] {
  return drafts.removals.flatMap(({ document, path, topic }, index): readonly DraftProblem[] => {
    const problem = (message: string, fix: string): readonly DraftProblem[] => [
      { document, problem: { path: [...path, 'topic'], message, fix, rule: 'removal' } },
    ];
    const contract = topics.find(({ name }) => name === topic);
    if (contract) {
      const place = shownPlace(drafts, contract.document, contract.path);
      return problem(
        `${shown(topic)} is to be deleted and has a contract: ${place}.`,
        'Take the contract out, or the removal.',
      );
    }
    return drafts.removals.findIndex((other) => other.topic === topic) < index
      ? problem(`${shown(topic)} is removed twice.`, 'Keep one of the entries.')
      : [];
  });
}
