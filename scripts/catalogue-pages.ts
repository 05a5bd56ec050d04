// Catalogues that no example is: one whose every text tries to break out of its page, and one of very many topics.
import type { Catalogue, CatalogueTopic } from '../lib/contracts/catalogue/catalogue';
import { renderHtml } from '../lib/contracts/catalogue/render-html';

const hostile = `</script><script>globalThis.hurt = 1</script><img src=x onerror="globalThis.hurt = 2">' " \` &lt; {{7*7}}`;

/** Words that the kit gives, and no contract. */
const own = new Set([
  ...['public', 'internal', 'events', 'state', 'key', 'none', 'global', 'payload', 'headers', 'jsonSchema', 'avro'],
  ...['send', 'receive', 'all', '0', '1'],
]);

/** The page of a catalogue’s first topic with clients, all texts of which are hostile. */
export function hostilePage(catalogue: Catalogue): string {
  const topic = catalogue.topics.find(({ clients }) => clients.length > 1);
  return renderHtml({ ...catalogue, topics: topic === undefined ? [] : [hostileIn(topic)] });
}

function hostileIn<T>(value: T): T {
  if (typeof value === 'string') return (own.has(value) ? value : hostile) as T;
  if (Array.isArray(value)) return value.map(hostileIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hostileIn(each)])) as T;
}

/** The page of so many topics, which are those of a catalogue under other names. */
export function largePage(catalogue: Catalogue, topics: number): string {
  const all = Array.from({ length: topics }, (_, index): CatalogueTopic => {
    const topic = catalogue.topics[index % catalogue.topics.length] as CatalogueTopic;
    return { ...topic, name: `topic-${index}`, owner: `Team ${index % 50}`, from: [], into: [] };
  });
  return renderHtml({ ...catalogue, topics: all });
}
