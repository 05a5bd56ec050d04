/** Weights by object, or a hottest object with a share from 0 to 1 beside others that are written equally often. */
export type ObjectShares = readonly number[] | { readonly objects: number; readonly hottest: number };

/**
 * Which object each of so many records is about: each as often as its share says, and evenly over time. The same shares
 * give the same records.
 */
export function representativeObjects(records: number, shares: ObjectShares): readonly number[] {
  const weights = 'objects' in shares ? weightsOf(shares) : shares;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (weight / total) * records);
  const counts = exact.map(Math.floor);
  const rest = records - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((value, object) => ({ object, remainder: value % 1 }))
    .sort((one, other) => other.remainder - one.remainder);
  for (const { object } of byRemainder.slice(0, rest)) counts[object] = (counts[object] ?? 0) + 1;
  return counts
    .flatMap((count, object) => Array.from({ length: count }, (_, nth) => ({ object, at: (nth + 0.5) / count })))
    .sort((one, other) => one.at - other.at || one.object - other.object)
    .map(({ object }) => object);
}

function weightsOf({ objects, hottest }: Exclude<ObjectShares, readonly number[]>): readonly number[] {
  const even = 1 / objects;
  if (objects < 2 || hottest <= even) return Array.from({ length: objects }, () => even);
  return Array.from({ length: objects }, (_, object) => (object === 0 ? hottest : (1 - hottest) / (objects - 1)));
}
