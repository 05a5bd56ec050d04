import type { WorkloadGroup } from '../../model/workload-group';

type SharingGroup = Pick<WorkloadGroup, 'name' | 'owner' | 'impact' | 'topics' | 'users' | 'reads'>;

/** What two or more workload groups have in common. */
export interface SharedThing {
  readonly kind: 'topic' | 'user' | 'consumerGroup';
  /** Names of what they share; those of topics that begin so end with `*`. */
  readonly names: readonly string[];
  readonly groups: readonly SharingGroup[];
  /** Whether their business impact differs, so that one is held up or lost for the sake of another. */
  readonly differ: boolean;
}

type Sharing = readonly [name: string, groups: ReadonlySet<SharingGroup>];

/** Topics, users and consumer groups that several groups share, one entry for each set of groups. */
export const sharedThings = (workloads: readonly SharingGroup[]): readonly SharedThing[] => [
  ...ofKind('topic', sharedTopics(workloads)),
  ...ofKind(
    'user',
    byName(workloads, ({ users }) => users),
  ),
  ...ofKind(
    'consumerGroup',
    byName(workloads, ({ reads }) => reads.flatMap(({ consumerGroups }) => consumerGroups)),
  ),
];

function ofKind(kind: SharedThing['kind'], sharings: readonly Sharing[]): readonly SharedThing[] {
  const sets = new Map<string, { readonly names: string[]; readonly groups: readonly SharingGroup[] }>();
  for (const [name, groups] of sharings) {
    if (groups.size < 2) continue;
    const members = [...groups].sort((a, b) => (a.name < b.name ? -1 : 1));
    const key = members.map((group) => group.name).join(' ');
    const known = sets.get(key);
    if (known) known.names.push(name);
    else sets.set(key, { names: [name], groups: members });
  }
  return [...sets.values()].map(({ names, groups }) => ({
    kind,
    names,
    groups,
    differ: new Set(groups.map(({ impact }) => impact.level)).size > 1,
  }));
}

function byName(
  workloads: readonly SharingGroup[],
  namesOf: (group: SharingGroup) => readonly string[],
): readonly Sharing[] {
  const groups = new Map<string, Set<SharingGroup>>();
  for (const group of workloads) for (const name of namesOf(group)) added(groups, name, group);
  return [...groups];
}

function added(groups: Map<string, Set<SharingGroup>>, name: string, group: SharingGroup): void {
  const known = groups.get(name);
  if (known) known.add(group);
  else groups.set(name, new Set([group]));
}

/** In the order of names a prefix stands before all that begins with it, so one pass finds every overlap. */
function sharedTopics(workloads: readonly SharingGroup[]): readonly Sharing[] {
  const prefixes = new Map<string, Set<SharingGroup>>();
  const literals = new Map<string, Set<SharingGroup>>();
  for (const group of workloads)
    for (const { name, pattern } of group.topics) added(pattern === 'prefixed' ? prefixes : literals, name, group);
  const names = [...new Set([...prefixes.keys(), ...literals.keys()])].sort();
  let open: readonly Sharing[] = [];
  return names.flatMap((name): readonly Sharing[] => {
    open = open.filter(([prefix]) => name.startsWith(prefix));
    const prefix = prefixes.get(name);
    if (prefix) open = [...open, [name, prefix]];
    const around = open.flatMap(([, groups]) => [...groups]);
    const literal = literals.get(name);
    return [
      ...(prefix ? [[`${name}*`, new Set(around)] as const] : []),
      ...(literal ? [[name, new Set([...around, ...literal])] as const] : []),
    ];
  });
}
