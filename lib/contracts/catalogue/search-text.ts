import type { CatalogueTopic } from './catalogue';

/**
 * What a topic is found by: each part with the name of its kind before it, so that `productid` finds it anywhere and
 * `field:productid` as a field only. Small letters; parts stand on lines of their own.
 */
export function searchText({ name, owner, dataClass, purpose, messages, clients }: CatalogueTopic): string {
  const fields = messages.flatMap(({ schemas }) => schemas.flatMap((schema) => schema.fields.map(({ path }) => path)));
  const of = (kind: string, values: readonly string[]) => [...new Set(values)].map((value) => `${kind}:${value}`);
  return [
    ...of('name', [name]),
    ...of('owner', [owner, ...clients.map((client) => client.owner)]),
    ...of('class', [dataClass]),
    // Also found by the last part of their path.
    ...of(
      'field',
      fields.flatMap((path) => [path, path.slice(path.lastIndexOf('.') + 1)]),
    ),
    ...of(
      'principal',
      clients.map(({ principal }) => principal),
    ),
    ...of(
      'group',
      clients.flatMap(({ group }) => group ?? []),
    ),
    purpose,
  ]
    .join('\n')
    .toLowerCase();
}
