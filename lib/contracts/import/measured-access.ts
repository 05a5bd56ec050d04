import type { Grants } from './acl-grants';
import { grantsOf } from './acl-grants';
import type { MeasuredGroup, Measurement } from './measurement';

type Quota = Measurement['quotas'][number];
type Acl = Measurement['acls'][number];

/** Who does what with the topics of a cluster, as far as it was seen or is allowed. */
export interface MeasuredAccess {
  /** Principals that may write a topic, and that may read it. */
  readonly writersOf: Grants;
  readonly readersOf: Grants;
  /** Principals that may read both a topic and with a group. */
  readonly readersWith: (topic: string, group: string) => readonly string[];
  /** Groups with offsets of a topic or subscribed to it, by name. */
  readonly groupsOf: (topic: string) => readonly MeasuredGroup[];
  readonly transactionalIdsOf: (principal: string) => readonly Acl[];
  readonly quotaOf: (user: string) => Quota | undefined;
}

export function measuredAccess({ acls, groups, quotas }: Measurement): MeasuredAccess {
  const readersOf = grantsOf(acls, 'topic', 'read');
  const groupReadersOf = grantsOf(acls, 'group', 'read');
  const byTopic = new Map<string, MeasuredGroup[]>();
  for (const group of [...groups].sort((a, b) => (a.name < b.name ? -1 : 1)))
    for (const topic of topicsOf(group)) byTopic.set(topic, [...(byTopic.get(topic) ?? []), group]);
  const quotaByUser = new Map(quotas.map((quota) => [quota.user, quota]));
  return {
    writersOf: grantsOf(acls, 'topic', 'write'),
    readersOf,
    readersWith: (topic, group) => {
      const may = new Set(groupReadersOf(group));
      return readersOf(topic).filter((principal) => may.has(principal));
    },
    groupsOf: (topic) => byTopic.get(topic) ?? [],
    transactionalIdsOf: (principal) =>
      acls.filter(
        (acl) =>
          acl.resource === 'transactionalId' &&
          acl.principal === principal &&
          acl.permission === 'allow' &&
          (acl.operation === 'write' || acl.operation === 'all'),
      ),
    quotaOf: (user) => quotaByUser.get(user),
  };
}

/** Topics that a group has offsets of, or whose members subscribed to, sorted. */
export const topicsOf = ({ topics, members }: MeasuredGroup): readonly string[] =>
  [...new Set([...topics.map(({ name }) => name), ...members.flatMap(({ topics: subscribed }) => subscribed)])].sort();

/** Whether a group has members, or had some while the window was open; those of KIP-848 can’t be listed everywhere. */
export const isActive = ({ state, members, topics }: MeasuredGroup): boolean =>
  members.length > 0 || /^stable$/i.test(state) || topics.some(({ moved }) => moved !== 0);
