import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a typing mistake away is meant; undefined when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  const same = candidates.find((candidate) => simple(candidate) === simple(text));
  if (same !== undefined || candidates.length === 0) return same;
  const best = closest(
    wanted,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const found = candidates.find((candidate) => candidate.toLowerCase() === best);
  return distance(wanted, best) <= Math.max(1, Math.floor(text.length / 4)) ? found : undefined;
}

/** `cluster_id`, `cluster-id` and `clusterID` are all `clusterId`. */
const simple = (key: string) => key.toLowerCase().replace(/[_-]/g, '');
