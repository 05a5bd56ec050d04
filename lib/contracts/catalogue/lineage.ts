import type { CatalogueTopic } from './catalogue';

/** Somebody or something beside a topic. */
export interface Neighbour {
  /** Such as `written by` or `made into`. */
  readonly how: string;
  readonly name: string;
}

/** What a topic comes from and where it goes, each once. */
export interface Lineage {
  readonly before: readonly Neighbour[];
  readonly after: readonly Neighbour[];
}

export function lineageOf({
  clients,
  from,
  into,
  letterWriters,
}: Pick<CatalogueTopic, 'clients' | 'from' | 'into' | 'letterWriters'>): Lineage {
  const letters = clients.flatMap(({ deadLetter, retry }) => [
    ...(deadLetter === undefined ? [] : [{ how: 'dead letters to', name: deadLetter }]),
    ...(retry === undefined ? [] : [{ how: 'retries to', name: retry }]),
  ]);
  const named = new Set(letters.map(({ name }) => name));
  return {
    before: once([
      ...from.map((name) => ({ how: 'made from', name })),
      ...clients
        .filter(({ action }) => action === 'send')
        .map(({ principal }) => ({ how: 'written by', name: principal })),
      ...letterWriters.map((name) => ({ how: 'written by', name })),
    ]),
    after: once([
      ...clients
        .filter(({ action }) => action === 'receive')
        .map(({ principal, group }) => ({
          how: 'read by',
          name: group === undefined ? principal : `${principal}, group ${group}`,
        })),
      ...into.filter((name) => !named.has(name)).map((name) => ({ how: 'made into', name })),
      ...letters,
    ]),
  };
}

const once = (neighbours: readonly Neighbour[]): readonly Neighbour[] => [
  ...new Map(neighbours.map((each) => [`${each.how} ${each.name}`, each])).values(),
];
