/** Entries that say the same as an earlier one, by position. */
export function repeated<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string | number,
): readonly { readonly index: number; readonly first: number; readonly entry: T }[] {
  const seen = new Map<string | number, number>();
  return entries.flatMap((entry, index) => {
    const first = seen.get(keyOf(entry));
    if (first !== undefined) return [{ index, first, entry }];
    seen.set(keyOf(entry), index);
    return [];
  });
}
