import { isTolerated } from './is-tolerated';

/**
 * Share of its target that a broker may carry at the most without the autoscaler adding one, 1 for exactly the target: it
 * does nothing about one broker more where there are ten and more, and about up to a tenth of any number.
 */
export function mostShareTolerated(least: number, most: number): number {
  const shares = Array.from({ length: Math.max(0, most - least) }, (_, index) => {
    const brokers = least + index;
    const ignored = Array.from({ length: most - brokers }, (_each, more) => brokers + more + 1).filter((wanted) =>
      isTolerated(wanted / brokers),
    );
    return Math.max(brokers, ...ignored) / brokers;
  });
  return Math.max(1, ...shares);
}
