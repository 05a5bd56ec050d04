import type { Deployment } from '../deployment';
import { markdownTable } from '../markdown-table';
import type { WorkloadGroup } from '../workload-group';
import { few } from './few';

/** A page is no place for all of a thousand; the runbook has to fit into a ConfigMap. */
const mostInTable = 30;
const mostInSection = 12;

/** Whose the workload groups are, and what may be done with their records: a table. */
export function workloadTable({ workloads }: Deployment): readonly string[] {
  if (workloads.length === 0) return [];
  return [
    ...markdownTable([
      ['workload group', 'owner', 'topics', 'consumer groups', 'may be behind', 'a replay', 'after a bad deployment'],
      ...workloads.slice(0, mostInTable).map(row),
    ]),
    ...rest(workloads.length - mostInTable),
  ];
}

const row = (group: WorkloadGroup): readonly string[] => [
  group.name,
  group.owner,
  few(group.topics.map(({ name, pattern }) => (pattern === 'prefixed' ? `${name}…` : name))),
  few(group.reads.flatMap(({ consumerGroups }) => consumerGroups)),
  `${group.impact.behindMinutes} min`,
  `${group.replay.safety}: ${group.replay.meaning}${guardOf(group)}`,
  group.impact.rollback,
];

/** The same in a few words, for the sections that need it; groups with a guard come first. */
export function workloadPolicies({ workloads }: Deployment): readonly string[] {
  const guarded = (group: WorkloadGroup) => group.replay.safety === 'guarded';
  const sorted = [...workloads.filter(guarded), ...workloads.filter((group) => !guarded(group))];
  return [
    ...sorted
      .slice(0, mostInSection)
      .map(
        (group) =>
          `- **${group.name}** (${group.owner}): replay \`${group.replay.safety}\`, after a bad deployment \`${group.impact.rollback}\`.${guardOf(group)}`,
      ),
    ...rest(sorted.length - mostInSection),
  ];
}

const guardOf = ({ replay: { guard } }: WorkloadGroup) => (guard === undefined ? '' : ` Guard: ${guard}`);

const rest = (count: number): readonly string[] =>
  count > 0 ? ['', `And ${count} more, in \`workloads\` of the file.`] : [];
