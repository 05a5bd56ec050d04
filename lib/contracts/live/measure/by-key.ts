/** Entries by what they have in common, in their order. */
export function byKey<K, T>(entries: readonly T[], keyOf: (entry: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const there = found.get(key);
    if (there === undefined) found.set(key, [entry]);
    else there.push(entry);
  }
  return found;
}
