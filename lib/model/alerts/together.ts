/** Entries that have a key in common, in their order, at most so many together. */
export function together<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  most: number,
): readonly (readonly [T, ...T[]])[] {
  const open = new Map<string, [T, ...T[]]>();
  const all: [T, ...T[]][] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = open.get(key);
    if (group && group.length < most) {
      group.push(entry);
      continue;
    }
    const next: [T, ...T[]] = [entry];
    open.set(key, next);
    all.push(next);
  }
  return all;
}
