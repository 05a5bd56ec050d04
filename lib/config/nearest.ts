import { closest, distance } from 'fastest-levenshtein';

/** The candidate that a typing mistake away is meant; undefined when none is near. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  const same = candidates.find((candidate) => simple(candidate) === simple(text));
  if (same !== undefined || candidates.length === 0) return same;
  const swapped = candidates.find((candidate) => isSwap(wanted, candidate.toLowerCase()));
  if (swapped !== undefined) return swapped;
  const best = closest(
    wanted,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const found = candidates.find((candidate) => candidate.toLowerCase() === best);
  return distance(wanted, best) <= Math.max(1, Math.floor(text.length / 4)) ? found : undefined;
}

/** Whether two neighbours have changed places: `wirte` is `write`. */
function isSwap(text: string, candidate: string): boolean {
  let at = 0;
  while (at < text.length && text.charAt(at) === candidate.charAt(at)) at += 1;
  return `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}` === candidate;
}

/** `cluster_id`, `cluster-id` and `clusterID` are all `clusterId`. */
const simple = (key: string) => key.toLowerCase().replace(/[_-]/g, '');
