import { grantsOf } from './acl-grants';
import { labelOf, uniqueNames } from './label-of';
import type { MeasuredTopic, Measurement } from './measurement';

/** Topics that seem to be one team’s: their names begin alike, and the same principals write them. */
export interface TopicGroup {
  /** Of the workload group, and of the document. */
  readonly name: string;
  /** How the names of its topics begin, with no other topic’s name beginning so; undefined where there is no such. */
  readonly prefix?: string;
  /** By name. */
  readonly topics: readonly MeasuredTopic[];
  /** Principals that may write them by ACL, sorted. */
  readonly writers: readonly string[];
}

/** The deployment file takes so many topics for a group, and so many groups. */
const most = { topics: 1000, groups: 1000, roomForRest: 100 };

/** The topics of a measurement in groups, by their names. */
export function topicGroupsOf({ topics, acls, topicPattern }: Measurement): readonly TopicGroup[] {
  const writersOf = grantsOf(acls, 'topic', 'write');
  const all = withWriters(
    [...topics].sort(byName).map((topic) => ({ topic, prefix: prefixOf(topic.name), writers: writersOf(topic.name) })),
  );
  const alike = countsOf(all.map(({ prefix }) => prefix));
  const groups = new Map<string, Found>();
  for (const { topic, prefix, writers } of all) {
    const shared = prefix !== undefined && (alike.get(prefix) ?? 0) > 1 ? prefix : undefined;
    add(groups, { prefix: shared, writers, topics: [topic] });
  }
  const isWhole = ({ prefix, topics: own }: Found) =>
    topicPattern === undefined && prefix !== undefined && own.length === alike.get(prefix);
  const name = uniqueNames();
  const rivals = countsOf([...groups.values()].map(({ prefix }) => prefix));
  return withoutTooMany([...groups.values()])
    .flatMap((group) => (isWhole(group) ? [group] : partsOf(group)))
    .map(({ prefix, writers, topics: own }) => ({
      name: name(labelOf(nameOf({ prefix, writers }, rivals.get(prefix) ?? 0))),
      ...(isWhole({ prefix, writers, topics: own }) ? { prefix } : {}),
      topics: own,
      writers,
    }))
    .sort(byName);
}

interface Found {
  readonly prefix: string | undefined;
  readonly writers: readonly string[];
  readonly topics: readonly MeasuredTopic[];
}

interface Writable {
  readonly topic: MeasuredTopic;
  readonly prefix: string | undefined;
  readonly writers: readonly string[];
}

/** A topic that nobody may write belongs to those who write the others whose names begin like its own. */
function withWriters(all: readonly Writable[]): readonly Writable[] {
  const sets = new Map<string | undefined, Map<string, readonly string[]>>();
  for (const { prefix, writers } of all) {
    if (writers.length === 0) continue;
    const found = sets.get(prefix) ?? new Map<string, readonly string[]>();
    sets.set(prefix, found.set(JSON.stringify(writers), writers));
  }
  return all.map((each) => {
    const others = each.prefix === undefined ? undefined : sets.get(each.prefix);
    if (each.writers.length > 0 || others?.size !== 1) return each;
    return { ...each, writers: [...others.values()].flat() };
  });
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

/** `inventory.` of `inventory.stock.events`. */
const prefixOf = (name: string): string | undefined => /^[^._-]+[._-]/.exec(name)?.[0];

function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function add(groups: Map<string, Found>, found: Found): void {
  const key = JSON.stringify([found.prefix ?? '', found.writers]);
  const there = groups.get(key);
  groups.set(key, there === undefined ? found : { ...there, topics: [...there.topics, ...found.topics] });
}

/** The smallest groups in one, where there are more than the deployment file takes. */
function withoutTooMany(groups: readonly Found[]): readonly Found[] {
  if (groups.length < most.groups) return groups;
  const bySize = [...groups].sort((a, b) => b.topics.length - a.topics.length);
  const kept = bySize.slice(0, most.groups - most.roomForRest);
  const rest = bySize.slice(most.groups - most.roomForRest).flatMap(({ topics }) => topics);
  return [...kept, { prefix: undefined, writers: [], topics: [...rest].sort(byName) }];
}

function partsOf(group: Found): readonly Found[] {
  const parts = Math.ceil(group.topics.length / most.topics);
  return Array.from({ length: parts }, (_, part) => ({
    ...group,
    topics: group.topics.slice(part * most.topics, (part + 1) * most.topics),
  }));
}

/** The writer’s name tells groups apart whose topics begin alike, and names what has no common beginning. */
function nameOf({ prefix, writers }: Omit<Found, 'topics'>, rivals: number): string {
  const writer = writers.length === 1 ? writers.join('').replace(/^User:(CN=)?/, '') : '';
  if (prefix === undefined) return writer;
  return rivals > 1 && writer !== '' && writer !== labelOf(prefix) ? `${prefix} ${writer}` : prefix;
}
