import type { Consumer } from './consumer';

type Named = Pick<Consumer, 'name' | 'provider'>;

/** Stack of a consumer, and how the names of what is in it begin. */
export const consumerStackName = ({ name, provider }: Named) => `${name}-to-${provider.deployment}`;

/** Tags of every resource, by key; what the file adds can’t replace one of ours. */
export function consumerTags({
  name,
  provider,
  tags,
}: Named & Pick<Consumer, 'tags'>): Readonly<Record<string, string>> {
  const all = { ...tags, consumer: name, deployment: provider.deployment };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
