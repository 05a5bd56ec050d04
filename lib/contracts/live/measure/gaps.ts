import type { Measurement } from '../../import/measurement';
import { counted } from '../../../model/wording';
import type { ClusterState } from '../../cluster/cluster-state';
import type { DescribedGroup } from './group-members';
import type { LoggedPartition } from './logged-partition';
import { isDead } from './measured-groups';
import type { Sampled } from './sample-topics';

interface Seen {
  readonly state: ClusterState;
  /** As they were listed when the window closed. */
  readonly groups: ClusterState['groups'];
  /** Topics that should be measured. */
  readonly names: readonly string[];
  readonly logs: ReadonlyMap<string, readonly LoggedPartition[]>;
  readonly sampled: Sampled;
  readonly members: ReadonlyMap<string, DescribedGroup>;
  /** Brokers that gave no answer. */
  readonly unanswered: readonly number[];
}

/** What brokers could not or would not say, one line each. */
export function gapsOf({ state, groups, names, logs, sampled, members, unanswered }: Seen): Measurement['gaps'] {
  const silent = [...new Set([...unanswered, ...(state.unanswered?.brokers ?? [])])].sort((a, b) => a - b);
  const partitions = new Map(state.topics.map((topic) => [topic.name, topic.partitions]));
  return [
    ...silent.map((id) => ({
      subject: `broker ${id}`,
      what: 'it gave no answer, so groups that it keeps may be missing',
    })),
    ...(state.unanswered?.topics ?? []).map((name) => ({
      subject: `topic ${name}`,
      what: 'no broker told its settings',
    })),
    ...names.flatMap((name) => {
      const missing = (partitions.get(name) ?? 0) - (logs.get(name)?.length ?? 0);
      const refused = sampled.refused.get(name);
      return [
        ...(missing === 0
          ? []
          : [{ subject: `topic ${name}`, what: `the offsets of ${counted(missing, 'partition')} could not be read` }]),
        ...(refused === undefined ? [] : [{ subject: `topic ${name}`, what: `no sample: ${refused}` }]),
      ];
    }),
    ...groups.flatMap(({ name, state: listed }) => {
      const described = members.get(name);
      if (described === undefined) return [{ subject: `group ${name}`, what: 'its members could not be read' }];
      return isDead(described) && !isDead({ state: listed })
        ? [
            {
              subject: `group ${name}`,
              what: 'its members could not be read: it uses the consumer protocol of KIP-848',
            },
          ]
        : [];
    }),
  ];
}
