import { counted } from '../../model/wording';
import type { Undeclared } from './change-plan';
import type { Compared } from './difference';
import { isOwnGroup, isOwnTopic } from './own-names';

/** Live topics and groups that no contract declares, by name; the deployment’s own are left out. */
export function undeclaredOf({ desired, state }: Pick<Compared, 'desired' | 'state'>): readonly Undeclared[] {
  const topics = new Set(desired.topics.map(({ name }) => name));
  const groups = new Set(desired.groups);
  const removals = new Map(desired.removals.map(({ topic, on }) => [topic, on]));
  return [
    ...state.topics
      .filter(({ name }) => !topics.has(name) && !isOwnTopic(name, desired))
      .map(({ name, lastRecordMs }): Undeclared => {
        const removedFrom = removals.get(name);
        return {
          kind: 'topic',
          name,
          ...(lastRecordMs === undefined ? {} : { lastUsedMs: lastRecordMs }),
          ...(removedFrom === undefined ? {} : { removedFrom }),
        };
      })
      .sort(byName),
    ...state.groups
      .filter(({ name }) => !groups.has(name) && !isOwnGroup(name, desired))
      .map(({ name, state: doing, members }): Undeclared => ({
        kind: 'group',
        name,
        state: `${doing}, ${counted(members, 'member')}`,
      }))
      .sort(byName),
  ];
}

const byName = (a: Undeclared, b: Undeclared) => (a.name < b.name ? -1 : 1);
