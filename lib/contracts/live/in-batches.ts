/**
 * Splits what is asked or done into parts of a bounded size and carries them out one after another, so that at most one
 * request of this process is under way at the controller.
 */
export async function inBatches<T, R>(
  all: readonly T[],
  size: number,
  each: (batch: readonly T[], index: number) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let start = 0; start < all.length; start += size) {
    results.push(...(await each(all.slice(start, start + size), start)));
  }
  return results;
}
